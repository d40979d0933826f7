// How every kind of value is printed: by Std.string, concatenation, interpolation, arrays, nested values, trace.
import haxe.ds.Option;
enum Colour { Red; Mix(a:Colour, b:Array<Int>); Named(s:String); }
class WithText { public function new() {} public function toString() return "<text>"; }
class Holder { public var v:Dynamic; public function new(v:Dynamic) this.v = v; public function toString() return "Holder(" + v + ")"; }
class StdString {
	static function show(d:Dynamic) Sys.println(Std.string(d));
	static function main() {
		show(null); show(1); show(-5); show(1.5); show(2.0); show(true); show("text"); show("");
		show([1, 2]); show([]); show([[1], [2, [3]]]); show(["a", "b"]); show([null, 1.5, "x", false]);
		show({a: 1}); show({n: null}); show({inner: {x: [1]}}); show({});
		show(Red); show(Mix(Red, [1, 2])); show(Named("quote")); show(Some(5)); show(None);
		show(new WithText()); show([new WithText()]); show(new Holder(new Holder("deep"))); show({h: new WithText()});
		show(["k" => 1]); show([1 => [2]]);
		Sys.println("" + null + 1 + 2.5 + true + [1] + Red + new WithText());
		Sys.println('$null ${1 + 1} ${[1, 2]} ${Named("z")} ${new WithText()}');
		var w = new WithText();
		Sys.println("w: " + w);
		Sys.println(w);
		Sys.println([w, null]);
		Sys.print("no newline");
		Sys.print(1);
		Sys.print(null);
		Sys.println("");
		trace("traced");
		trace(1, 2, "three");
		trace([1, {a: 2}]);
		var n:Null<Int> = null;
		Sys.println("n is " + n);
		var f:Float = 10;
		Sys.println("f is " + f + ", half " + f / 4 + ", int " + Std.int(f));
		Sys.println("expr " + (1 + 2) + 3 + " " + -1 + " " + (2 > 1));
		var d:Dynamic = 3.0;
		Sys.println(d);
		Sys.println(haxe.Json.stringify({a: ([1, 2.5, "x", null, true] : Array<Dynamic>), b: {c: "q\"uote\n"}}));
		Sys.println(Std.string(String).length > 0);
		var s:String = null;
		Sys.println(s + "tail");
		Sys.println("a" + "b".length + "c");
		Sys.println(["x" => Named("y")].toString());
		Sys.println(1e3 + " " + 0.1 + " " + 1 / 3 + " " + 100000.0 + " " + 1e-5);
	}
}
