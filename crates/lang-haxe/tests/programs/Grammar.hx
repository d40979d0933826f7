package;

import haxe.ds.StringMap;
import haxe.ds.*;
import haxe.macro.Context as Ctx;
import Std.string in str;

using StringTools;

/** A structure. **/
typedef Point = { x:Int, ?y:Int, @:optional var z:Int; };
typedef Named = { > Point, var name(default, null):String; function show(a:Int, ?b:String):Void; final k:Int; }
typedef Handler<T> = (event:T, ?count:Int) -> Void;
typedef Old = Int -> ?String -> (Int -> Void) -> Void;
typedef Thunk = Void -> Int;
typedef Both = Point & Named & { extra:Array<Map<String, Array<Int>>> };

enum Tree<T:{} & Dynamic> {
	Leaf;
	Node(left:Tree<T>, value:T, ?right:Tree<T>);
	@:note("x") Other<U>(u:U):Tree<U>;
}

enum abstract Color(Int) from Int to Int {
	var Red = 0xFF0000;
	final Green = 0x00FF00;
	public static inline var COUNT = 2;
}

@:enum abstract Legacy(String) { var A = "a"; }

abstract Meters(Float) from Float to Float {
	public inline function new(value:Float) this = value;
	@:op(A + B) public static function add(a:Meters, b:Meters):Meters;
	@:op([]) public function get(i:Int):Float return this * i;
	@:op(-A) @:op(A++) static function neg(a:Meters):Meters return new Meters(-(a : Float));
	@:from public static function fromString(text:String):Meters return new Meters(Std.parseFloat(text));
	@:to function toText():String { return '$this m'; }
}

@:forward(length, push) private abstract Stack<T>(Array<T>) {}

interface Shape extends Base { var area(get, never):Float; public function draw():Void; }
extern class Native { static function call(name:String, ...rest:Dynamic):Int; @:overload(function(a:Int):Void {}) function f():Void; }
final class Sealed {}
abstract class Partial { abstract function must():Int; overload extern inline function a() {} }

@:access(foo.Bar) @author("me", 1, [2, 3])
class Grammar<T:(Point), @:const N = Int> extends haxe.ds.Base.Sub<T, "const", -1> implements Shape implements Old2 {
	public static inline final LIMIT:Int = 1_000_000;
	static var counter(default, set):Int = 0;
	var dyn(dynamic, null):Dynamic;
	@:isVar public var prop(get, set):String;
	dynamic function hook<A, B:Shape & Named>(a:A, ?b:B, c = 3, ...more:Int):Void {}
	override private function over():Void super.over();
	function declared():Int;
	public function new() { super(1, 2); this.x = 1; }
	static function expressions() {
		var a = 1, b:Int, c:Array<Array<Int>> = [[1], [2, 3,],];
		final d = .5 + 1. + 1.5e-3 + 1e10 - 0xFFi32 * 2u32 / 3_f64 % 4;
		a += b -= c *= d /= e %= f <<= g >>= h >>>= i &= j |= k ^= l;
		var s = a >= b && c > d || e >> 1 >>> 2 << 3 == f | g & h ^ i;
		var t = a ? b : c ? d : e;
		var q = x?.y?.z ?? w ?? "none";
		q ??= "x";
		var n = -a + !b - ~c + ++d - e-- + (-1).abs();
		var r = ~/a\/b+[c]/gi.match("x");
		var o = { a: 1, "b-c": 'x', d: { e: [] }, };
		var m = ["a" => 1, "b" => 2], em = [], mm = [for (i in 0...3) for (j in [1, 2]) if (i != j) i => j];
		var l = [while (a < 3) a++], k = [for (k => v in m) k + v];
		var text = 'one $a two ${b + '${c}' + "}" + {x: 1}.x} $$ $ three \n \x41 \u00e9 \u{1F600} \101';
		var f1 = x -> x + 1, f2 = (x:Int, ?y = 2) -> { return x * y; }, f3 = () -> 1, f4 = (x) -> y -> x + y;
		function local(x) return x;
		inline function fast(x:Int):Int { return x; }
		var anon = function(x:Int) trace(x), named = function rec(x:Int):Int return x == 0 ? 0 : rec(x - 1);
		var ty = (a : Int), un = cast a, sf = cast(a, String), par = cast (a) + 1;
		untyped __js__("x");
		@:privateAccess a.b = 3;
		var isit = a is String, both = (a is Array<Int>) && !b is Bool;
		var nw = new haxe.ds.Map<String, Array<Int>>(), sub = new a.B.C(1, [2]);
		if (a) b else c;
		if (a) b; else if (c) d; else { e; }
		for (i in 0...10) { if (i == 3) continue; if (i == 4) break; }
		for (k => v in map) trace(k, v);
		while (a-- > 0) {}
		do { a++; } while (a < 10);
		do a++ while (a < 10);
		try { risky(); } catch (e:String) { throw e; } catch (e:haxe.Exception) trace(e) catch (e) {}
		var v = switch (a) { case 1: "one"; case 2 | 3, 4: "few"; case _ if (a > 10): "many"; default: null; };
		switch [a, b] {
			case [1, x] if (x > 0):
			case [_, -1], [2, 3]: trace("x"); trace("y");
			case Node(Leaf, v = Node(_, var w, _), _): w;
			case { x: 1, y: Some(y) }: y;
			case tree.Tree.Leaf: 1;
			case _.toLowerCase() => "a": 2;
			case (x : Int): 3;
			case "a" | "b": {}
			case null: null;
			case true:
			case var captured: captured;
			case ~/x/:
		}
		switch a { default: }
		inline f(x);
		var x = if (a) 1 else 2, y = try f() catch (e:Dynamic) 3, z = { var t = 1; t; };
		$type(x);
		(function() {})();
		[1, 2].map(x -> x).filter(function(x) return x > 1);
		return;
	}
	#if (haxe_ver >= 4.2 && !foo || sys == 2)
	function yes() {}
	#elseif bar
	function no( {}
	#else
	'unclosed in a part that does not count
	'#end
	#if js x #elseif (target.name == "updraft" && haxe >= version("4.2.0")) function target() {} #end
	#if !sys #error "no" #end
}

function main() { trace("module level"); }
private inline var secret = 3;
final shown = 4;
