// Static extension: own classes, StringTools, Lambda; chains; generic extensions; extension of enums and functions.
using StringTools;
using Lambda;
using UsingExtension.IntTools;
using UsingExtension.ArrayTools;
using UsingExtension.OptionTools;
enum Maybe<T> { Just(v:T); Nothing; }
class IntTools {
	public static function square(n:Int) return n * n;
	public static function times(n:Int, f:Int->Void) for (i in 0...n) f(i);
	public static function isEven(n:Int) return n & 1 == 0;
	public static function clamp(n:Int, lo:Int, hi:Int) return n < lo ? lo : n > hi ? hi : n;
}
class ArrayTools {
	public static function sum(a:Array<Int>) { var s = 0; for (x in a) s += x; return s; }
	public static function last<T>(a:Array<T>):T return a[a.length - 1];
	public static function sorted<T>(a:Array<T>, f:(T, T) -> Int):Array<T> { var c = a.copy(); c.sort(f); return c; }
	public static function mapBy<T, U>(a:Array<T>, f:T->U):Array<U> return [for (x in a) f(x)];
	public static function chunk<T>(a:Array<T>, n:Int):Array<Array<T>> { var out = [], i = 0; while (i < a.length) { out.push(a.slice(i, i + n)); i += n; } return out; }
}
class OptionTools {
	public static function or<T>(m:Maybe<T>, d:T):T return switch m { case Just(v): v; case Nothing: d; }
	public static function bind<A, B>(m:Maybe<A>, f:A->Maybe<B>):Maybe<B> return switch m { case Just(v): f(v); case Nothing: Nothing; }
}
class UsingExtension {
	static function parse(s:String):Maybe<Int> { var n = Std.parseInt(s); return n == null ? Nothing : Just(n); }
	static function half(n:Int):Maybe<Int> return n.isEven() ? Just(n >> 1) : Nothing;
	static function main() {
		Sys.println(5.square() + 3.square().square());
		var out = [];
		4.times(i -> out.push(i.isEven()));
		Sys.println(out);
		Sys.println([1, 2, 3].sum() + [4, 5].last());
		Sys.println("  trim me ".trim().replace("m", "M").lpad(".", 12));
		Sys.println("abc".startsWith("ab") && "abc".endsWith("bc"));
		Sys.println([3, 1, 2].sorted((a, b) -> a - b).mapBy(x -> 'n$x').join(""));
		Sys.println([1, 2, 3, 4, 5].chunk(2));
		Sys.println([1, 2, 3, 4].fold((x, acc) -> acc + x, 0) + " " + [1, 2].has(2) + " " + [1, 2].exists(x -> x > 5) + " " + [2, 4].foreach(x -> x.isEven()));
		Sys.println([1, 2, 3].find(x -> x > 1) + " " + [1, 2].count() + " " + [1, 2, 3].count(x -> x > 1) + " " + [].empty() + " " + [5, 6].indexOf(6));
		Sys.println([1, 2].array().concat([3]).length + " " + [[1], [2, 3]].flatten() + " " + [1, 2].flatMap(x -> [x, x * 10]) + " " + [3, 4].mapi((i, x) -> i * x));
		Sys.println(parse("84").bind(half).bind(half).or(-1) + " " + parse("7").bind(half).or(-1) + " " + parse("x").or(0));
		Sys.println(15.clamp(0, 10) + (-5).clamp(0, 10) + 5.clamp(0, 10));
		Sys.println("csv,line,here".split(",").mapBy(s -> s.length).sum());
		var total = 0;
		2000.times(i -> total += i.clamp(100, 1000));
		Sys.println(total);
		Sys.println("a&b".htmlEscape().length + hexOf("x"));
	}
	static function hexOf(s:String) return s.fastCodeAt(0).hex(4);
}
