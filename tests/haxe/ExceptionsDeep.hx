// Exceptions through deep calls, callbacks, iterators, constructors and static code; state after them; hot throwing.
class Resource { public static final open:Array<String> = []; final n:String; public function new(n:String) { if (n == "bad") throw 'cannot open $n'; this.n = n; open.push(n); } public function close() open.remove(n); public static function with<T>(n:String, f:Resource->T):T { var r = new Resource(n); var result:T; try { result = f(r); } catch (e:Dynamic) { r.close(); throw e; } r.close(); return result; } public function name() return n; }
class Parser { final s:String; var i = 0; public function new(s) this.s = s; public function sum():Int { var v = num(); while (i < s.length) { if (s.charAt(i++) != "+") throw {at: i - 1, what: s.charAt(i - 1)}; v += num(); } return v; } function num():Int { var start = i; while (i < s.length && s.charAt(i) >= "0" && s.charAt(i) <= "9") i++; if (start == i) throw {at: i, what: "digit expected"}; return Std.parseInt(s.substring(start, i)); } }
class ExceptionsDeep {
	static function recurse(n:Int, at:Int):Int { if (n == at) throw n; return n <= 0 ? 0 : 1 + recurse(n - 1, at); }
	static function collect(f:Int->Int):Array<String> { var out = []; for (i in 0...5) out.push(try Std.string(f(i)) catch (e:String) e + i); return out; }
	static function ensure(log:Array<String>, fail:Bool):String { try { log.push("try"); if (fail) throw "x"; log.push("ok"); } catch (e:String) { log.push("catch"); return "failed"; } log.push("end"); return "done"; }
	static function multi(n:Int):String { try { try { if (n == 1) throw 1; if (n == 2) throw "s"; if (n == 3) throw 2.5; return "none"; } catch (e:Int) { return 'int $e'; } } catch (e:String) { return 'string $e'; } catch (e:Float) { return 'float $e'; } }
	static function main() {
		Sys.println(Resource.with("a", r -> r.name() + Resource.open.length) + Resource.open.length);
		Sys.println(try Resource.with("b", r -> { if (r.name() == "b") throw "inside"; 1; }) + "" catch (e:String) e + Resource.open.length);
		Sys.println(try Resource.with("bad", r -> 1) + "" catch (e:String) e);
		Sys.println(Resource.with("x", x -> Resource.with("y", y -> x.name() + y.name() + Resource.open.join(""))));
		for (s in ["1+2+30", "1+x", "12-3", ""]) Sys.println(try "" + new Parser(s).sum() catch (e:Dynamic) 'at ${e.at}: ${e.what}');
		var total = 0;
		for (i in 0...100) try { total += recurse(50, i); } catch (n:Int) total += n * 1000;
		Sys.println(total);
		Sys.println(collect(i -> i == 2 ? throw "no " : i * i));
		var log = [];
		Sys.println(ensure(log, false) + ensure(log, true) + log.join(","));
		Sys.println([for (i in 0...4) multi(i)].join(" "));
		var n = 0;
		for (i in 0...1500) { try { if (i % 2 == 0) throw i; if (i % 3 == 0) throw "three"; n++; } catch (e:Int) { n += 2; } catch (e:String) { n += 3; } }
		Sys.println(n);
		var it = {i: 0};
		try { while (true) { it.i++; if (it.i == 10) throw "stop"; } } catch (e:String) Sys.println(e + it.i);
		var f = () -> { throw new haxe.Exception("lambda"); };
		try f() catch (e:haxe.Exception) Sys.println(e.message);
		try { [1, 2, 3].map(x -> { if (x == 2) throw "in map"; return x; }); } catch (e:String) Sys.println(e);
		try { [3, 1, 2].sort((a, b) -> throw "in sort"); } catch (e:String) Sys.println(e);
		function nest(k:Int):String return k == 0 ? throw "deepest" : try nest(k - 1) catch (e:String) throw e + k;
		Sys.println(try nest(5) catch (e:String) e);
	}
}
