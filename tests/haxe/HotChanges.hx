// What hot code assumed changes half way: types behind Dynamic, closures, classes, null, exceptions, array kinds.
class P { public function new() {} public function get():Dynamic return 1; }
class Q extends P { override function get():Dynamic return 2.5; }
class R extends P { override function get():Dynamic return "r"; }
class HotChanges {
	static function addAll(xs:Array<Dynamic>):Dynamic { var s:Dynamic = 0; for (x in xs) s = s + x; return s; }
	static function pick(n:Int):P return n < 3000 ? new P() : n < 4000 ? new Q() : new R();
	static function size(d:Dynamic):Int { if (d == null) return 0; if (Std.isOfType(d, Int)) return d; if (Std.isOfType(d, String)) return (d : String).length; if (Std.isOfType(d, Array)) return (d : Array<Dynamic>).length; return -1; }
	static function call(f:Int->Int, n:Int):Int { var s = 0; for (i in 0...n) s += f(i); return s; }
	static function main() {
		Sys.println(addAll([for (i in 0...3000) i]));
		Sys.println(addAll([for (i in 0...3000) i == 2000 ? (0.5 : Dynamic) : i]));
		Sys.println(addAll(["a", 1, 2.5, null, true]));
		var t = 0.0, texts = 0;
		for (i in 0...5000) { var d = pick(i).get(); if (Std.isOfType(d, String)) texts++; else t += d; }
		Sys.println(t + " " + texts);
		var things:Array<Dynamic> = [7, "four", [1, 2], null, 1.5];
		var s = 0;
		for (i in 0...4000) s += size(i < 2000 ? things[0] : things[i % 5]);
		Sys.println(s);
		var k = 3;
		Sys.println(call(x -> x * k, 2000));
		k = -1;
		Sys.println(call(x -> x * k, 2000) + call(x -> x & 7, 2000));
		var n:Null<Int> = 5, count = 0;
		for (i in 0...3000) { if (i == 2500) n = null; if (n == null) count += 100; else count += n; }
		Sys.println(count);
		var caught = 0, sum = 0;
		for (i in 0...3000) try { if (i > 2900) throw "late"; sum += i; } catch (e:String) caught++;
		Sys.println(sum + " " + caught);
		var a:Array<Dynamic> = [];
		for (i in 0...2000) a.push(i);
		for (i in 0...2000) if (i % 500 == 0) a[i] = "s" + i;
		var strings = 0;
		for (x in a) if (Std.isOfType(x, String)) strings++;
		Sys.println(strings);
		var f:Float = 0;
		for (i in 0...3000) f += i < 2000 ? i : i * 0.5;
		Sys.println(f);
		var m = new Map<String, Dynamic>();
		for (i in 0...2000) m["k" + i % 10] = i < 1500 ? (i : Dynamic) : "v" + i;
		Sys.println(m["k3"] + m["k9"]);
		var fs:Array<Int->Int> = [x -> x + 1, x -> x - 1, x -> x * 2];
		var v = 1;
		for (i in 0...3000) v = fs[i < 2000 ? 0 : i % 3](v) & 0xffff;
		Sys.println(v);
		var str = "";
		for (i in 0...2000) { if (i % 100 == 0) str = ""; str += i < 1000 ? "x" : "λ"; }
		Sys.println(str.length + str.charAt(3));
		var edge = 2147483600;
		for (i in 0...100) edge++;
		Sys.println(edge);
		var o:Dynamic = {x: 0};
		for (i in 0...2000) { if (i == 1000) o = {x: o.x, y: 1}; o.x = o.x + 1; }
		Sys.println(o.x + o.y);
	}
}
