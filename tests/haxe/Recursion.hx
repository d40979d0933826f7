// Recursion: Hanoi, permutations, subsets, combinations, Ackermann, flood fill, Catalan, Gray code, mutual, tree walks, partitions.
class Recursion {
	static function hanoi(n:Int, a:String, b:String, c:String, out:Array<String>) { if (n == 0) return; hanoi(n - 1, a, c, b, out); out.push(a + c); hanoi(n - 1, b, a, c, out); }
	static function permutations<T>(xs:Array<T>):Array<Array<T>> { if (xs.length == 0) return [[]]; return [for (i in 0...xs.length) for (p in permutations(xs.slice(0, i).concat(xs.slice(i + 1)))) [xs[i]].concat(p)]; }
	static function subsets<T>(xs:Array<T>):Array<Array<T>> { if (xs.length == 0) return [[]]; var rest = subsets(xs.slice(1)); return rest.concat(rest.map(s -> [xs[0]].concat(s))); }
	static function combinations(n:Int, k:Int, from = 0):Array<String> { if (k == 0) return [""]; var out = []; for (i in from...n) for (r in combinations(n, k - 1, i + 1)) out.push(i + r); return out; }
	static function ack(m:Int, n:Int):Int return switch [m, n] { case [0, n]: n + 1; case [m, 0]: ack(m - 1, 1); case [m, n]: ack(m - 1, ack(m, n - 1)); }
	static function fill(g:Array<Array<Int>>, y:Int, x:Int, c:Int):Int { if (y < 0 || x < 0 || y >= g.length || x >= g[y].length || g[y][x] != 0) return 0; g[y][x] = c; return 1 + fill(g, y + 1, x, c) + fill(g, y - 1, x, c) + fill(g, y, x + 1, c) + fill(g, y, x - 1, c); }
	static function gray(n:Int):Array<String> { if (n == 0) return [""]; var g = gray(n - 1), r = g.copy(); r.reverse(); return g.map(s -> "0" + s).concat(r.map(s -> "1" + s)); }
	static function even(n:Int):Bool return n == 0 || odd(n - 1);
	static function odd(n:Int):Bool return n != 0 && even(n - 1);
	static function parens(open:Int, close:Int, s = ""):Array<String> { if (open == 0 && close == 0) return [s]; var out = []; if (open > 0) out = parens(open - 1, close + 1, s + "("); if (close > 0) out = out.concat(parens(open, close - 1, s + ")")); return out; }
	static function binomial(n:Int, k:Int):Int return k == 0 || k == n ? 1 : binomial(n - 1, k - 1) + binomial(n - 1, k);
	static function tak(x:Int, y:Int, z:Int):Int return y >= x ? z : tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y));
	static function depth(n:Int):Int return n == 0 ? 0 : 1 + depth(n - 1);
	static function flatten(d:Dynamic, out:Array<Int>):Array<Int> { if (Std.isOfType(d, Array)) for (x in (d : Array<Dynamic>)) flatten(x, out); else out.push(d); return out; }
	static function power(b:Int, e:Int):Int return e == 0 ? 1 : e % 2 == 0 ? { var h = power(b, e >> 1); h * h; } : b * power(b, e - 1);
	static function main() {
		var moves = [];
		hanoi(3, "a", "b", "c", moves);
		Sys.println(moves.join(" "));
		moves = [];
		hanoi(9, "a", "b", "c", moves);
		Sys.println(moves.length);
		Sys.println(permutations([1, 2, 3]) + " " + permutations("abcde".split("")).length);
		Sys.println(subsets(["a", "b", "c"]) + " " + combinations(5, 3).join(","));
		Sys.println(ack(2, 20));
		var g = [for (y in 0...8) [for (x in 0...12) (x * y % 7 == 3 || x == y + 2) ? 1 : 0]];
		Sys.println(fill(g, 0, 0, 2) + " " + fill(g, 0, 11, 3) + " " + fill(g, 0, 0, 4));
		Sys.println(gray(3).join(" ") + " " + even(500) + odd(501));
		Sys.println(parens(3, 0).join(" ") + " " + parens(6, 0).length);
		Sys.println(binomial(15, 7) + " " + tak(12, 8, 4) + " " + depth(500));
		Sys.println(flatten(haxe.Json.parse("[1,[2,[3,[4]],5],[[6]]]"), []));
		Sys.println(power(3, 13) + " " + power(7, 30));
	}
}
