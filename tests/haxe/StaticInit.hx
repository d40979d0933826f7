// Statics and finals: order of initialization, constants, counters, registries, inline functions, main last.
class Log { public static final lines:Array<String> = []; public static function add<T>(s:String, v:T):T { lines.push(s); return v; } }
class A { public static var x = Log.add("A.x", 1); public static var y = Log.add("A.y", x + 1); public static final table = [for (i in 0...5) i * i]; }
class Ids { static var next = 100; public static inline function fresh():Int return next++; public static function reset(n = 0) next = n; }
class Registry { static final makers = new Map<String, Int->String>(); public static function register(n:String, f:Int->String) makers[n] = f; public static function make(n:String, v:Int):String return makers.exists(n) ? makers[n](v) : 'no $n'; }
class Const { public static inline final PI2 = 6.28; public static inline var NAME = "const"; public static final DERIVED = NAME + PI2; public static final BITS = 1 << 4 | 3; }
class Point { public final x:Int; public final y:Int; public static final ORIGIN = new Point(0, 0); public inline function new(x, y) { this.x = x; this.y = y; } public inline function plus(o:Point) return new Point(x + o.x, y + o.y); public inline function dist(o:Point):Int { var dx = x - o.x, dy = y - o.y; return dx * dx + dy * dy; } }
class StaticInit {
	static var count = 0;
	static final big = { var t = 0; for (i in 0...100) t += i; t; };
	static inline function max(a:Int, b:Int) return a > b ? a : b;
	static inline function twice(f:Int->Int, x:Int) return f(f(x));
	static function bump() return ++count;
	static function main() {
		Sys.println(A.x + A.y + A.table[3]);
		Sys.println(Log.lines.join(","));
		Sys.println([Ids.fresh(), Ids.fresh(), Ids.fresh()]);
		Ids.reset(5);
		Sys.println(Ids.fresh());
		Registry.register("double", v -> '${v * 2}');
		Registry.register("text", v -> "t" + v);
		Sys.println(Registry.make("double", 21) + Registry.make("text", 1) + Registry.make("none", 0));
		Sys.println(Const.DERIVED + " " + Const.BITS + " " + big);
		Sys.println(max(bump(), bump()) + " " + count);
		Sys.println(twice(x -> x * x, 3));
		var p = new Point(1, 2).plus(new Point(3, 4)).plus(Point.ORIGIN);
		Sys.println(p.x + "," + p.y + " " + p.dist(Point.ORIGIN));
		var t = 0;
		for (i in 0...3000) { t += max(i, 1500); count++; t ^= new Point(i, t).dist(Point.ORIGIN) & 15; }
		Sys.println(t + " " + count);
		A.x = 50;
		Sys.println(A.x + A.y);
	}
}
