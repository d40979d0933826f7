// Odds and ends: List, GenericStack, Lambda, Date parts, Option and Either, IntIterator, Timer, Sys, haxe.Int64 by hand, StringBuf.
import haxe.ds.Either;
import haxe.ds.GenericStack;
import haxe.ds.Option;
class Misc {
	static function half(n:Int):Option<Int> return n % 2 == 0 ? Some(n >> 1) : None;
	static function parse(s:String):Either<String, Int> { var n = Std.parseInt(s); return n == null ? Left('bad $s') : Right(n); }
	static function mul64(a:Int, b:Int):String { var al = a & 0xffff, ah = a >>> 16, bl = b & 0xffff, bh = b >>> 16, lo = al * bl, mid = ah * bl + (lo >>> 16), mid2 = al * bh + (mid & 0xffff); return StringTools.hex(ah * bh + (mid >>> 16) + (mid2 >>> 16), 8) + StringTools.hex((mid2 << 16) | (lo & 0xffff), 8); }
	static function main() {
		Sys.println([for (n in [8, 7]) switch half(n) { case Some(h): '$h'; case None: "odd"; }].join(" "));
		Sys.println([for (s in ["12", "zz"]) switch parse(s) { case Left(e): e; case Right(v): '${v + 1}'; }].join(" "));
		var st = new GenericStack<Int>();
		for (i in 0...4) st.add(i);
		Sys.println(st.pop() + " " + st.first() + " " + [for (x in st) x].join(",") + " " + st.isEmpty());
		var l = Lambda.list([3, 1, 2]);
		Sys.println(l.length + " " + Lambda.array(l).join("") + " " + Lambda.has(l, 2) + Lambda.count(l) + Lambda.exists(l, x -> x > 2) + Lambda.indexOf(l, 1));
		Sys.println(Lambda.map(l, x -> x * 2) + " " + Lambda.filter([1, 2, 3, 4], x -> x > 2) + " " + Lambda.fold([1, 2, 3], (x, a) -> a * 10 + x, 0) + " " + Lambda.concat([1], [2]) + " " + Lambda.find(["a", "bb"], s -> s.length == 2));
		var total = 0;
		Lambda.iter([1, 2, 3], x -> total += x);
		Sys.println(total + " " + Lambda.foreach([2, 4], x -> x % 2 == 0) + " " + Lambda.empty([]));
		var it = new IntIterator(0, 3), s = "";
		while (it.hasNext()) s += it.next();
		Sys.println(s);
		Sys.println(mul64(0x12345678, 0x7fffffff));
		var t0 = Sys.time(), c0 = Sys.cpuTime(), t1 = haxe.Timer.stamp();
		Sys.println((Sys.time() - t0 < 5) + " " + (Sys.cpuTime() >= c0) + " " + (haxe.Timer.stamp() >= t1));
		Sys.println((Sys.args() != null) + " " + (Sys.getEnv("PATH") != null) + " " + Sys.getEnv("NOT_THERE_AT_ALL"));
		var d = new Date(2024, 1, 29, 13, 5, 9);
		Sys.println(d.getFullYear() + "-" + (d.getMonth() + 1) + "-" + d.getDate() + " " + d.getHours() + ":" + d.getMinutes() + ":" + d.getSeconds() + " " + d.getDay() + " " + d.toString());
		var b = new StringBuf();
		for (i in 0...5) { b.add(i); b.add("-"); }
		Sys.println(b.toString());
		Sys.println(Math.random() < 1 && Std.random(5) < 5 && Std.random(1) == 0);
		Sys.println(Std.int(Math.max(3, 7)) + Math.abs(-2) + Std.parseInt("  12") + " " + Std.parseInt("0xfF"));
		var r = [for (_ in 0...50) Std.random(3)];
		Sys.println(Lambda.foreach(r, x -> x >= 0 && x < 3));
		final fixed = [1, 2];
		fixed.push(3);
		Sys.println(fixed);
		var e:Array<Either<Int, String>> = [Left(1), Right("r")];
		Sys.println(e);
		Sys.exit(0);
		Sys.println("never");
	}
}
