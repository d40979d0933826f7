class P { public var x:Int; public var name:String = "p"; public function new(x) { this.x = x; } public function get(k:Int) return x + k; public function toString() return 'P($x,$name)'; }
class Q extends P { public function new() { super(7); name = "q"; } override function get(k:Int) return super.get(k) * 2; }
enum E { A; B(i:Int, ?s:String); C(e:E); }
interface I { function area():Float; }
class S implements I { public function new() {} public function area() return 2.5; }
class EveryKind {
	static var count = 3;
	static var list:Array<String> = ["a", "b"];
	static function show(e:E):String return switch (e) { case A: "A"; case B(i, s): 'B $i $s'; case C(B(x, _)) if (x > 3): "big"; case C(_): "C"; }
	static function main() {
		trace("hello", 1, 2.5, true, null);
		var p = new P(3), q:P = new Q();
		trace(p.get(1), q.get(1), p, q);
		trace(show(A), show(B(1, "z")), show(C(B(9))), show(C(A)));
		var s:I = new S(); trace(s.area());
		var arr = [for (i in 0...5) i * i]; trace(arr, arr.length, arr[2]);
		arr[5] = 5; trace(arr); arr.push(9);
		var f = arr.map(x -> x * 0.5).filter(y -> y > 1); trace(f);
		count += 2; trace(count, list, list.length);
		var o = {a: 1, b: "x", c: [1.5]}; o.a++; trace(o.a, o.c[0]);
		var d:Dynamic = o; trace(d.b, d.zz, d.a + 1, d.b + d.a);
		try { throw "oops"; } catch (e:String) { trace("caught " + e); }
		try { var n:P = null; trace(n.x); } catch (e:Dynamic) { trace("null"); }
		try { throw new haxe.Exception("ex"); } catch (e:haxe.Exception) { trace(e.message); }
		try { throw 42; } catch (e) { trace(e.message); }
		var sum = 0; var add = function(x:Int) { sum += x; return sum; }; add(4); add(5); trace(sum);
		function fact(n:Int):Int return n <= 1 ? 1 : n * fact(n - 1); trace(fact(10));
		var g = p.get; trace(g(10)); var h = show; trace(h(E.A));
		var i = 0; while (true) { i++; if (i == 3) continue; if (i > 5) break; } trace(i);
		var m = new Map<String, Int>(); m.set("k", 3); m["j"] = 4; trace(m.get("k"), m["j"], m.exists("z"), m.get("zz"));
		var t = 0; for (k in 0...3) { var fs = () -> k; t += fs(); } trace(t);
		trace(7 / 2, 7 % 3, -1 >>> 28, 1 << 3, 0x7fffffff + 1, Std.int(3.9), Math.floor(-1.5), Math.sqrt(2));
		var x:Null<Int> = null; trace(x == null, x); x = 5; trace(x + 1);
		trace(switch ("b") { case "a": 1; case "b" | "c": 2; default: 3; });
		trace(Std.string(E.B(1)) + [E.A, C(E.A)] + P, (q is Q), (p is Q), Std.isOfType(3, Int));
		var b = [true, false]; b[1] = !b[0] || b[1]; trace(b, b[0] && !b[1]);
		var q2:Array<P> = [p, q]; for (z in q2) trace(z.name); 
		Sys.println("end " + count);
	}
}
