// Tables: knapsack, subsequence, edit distance, coins, partitions, matrix chain, Pascal, increasing runs, word break.
class DynamicProgramming {
	static function knapsack(w:Array<Int>, v:Array<Int>, cap:Int):Int { var best = [for (_ in 0...cap + 1) 0]; for (i in 0...w.length) { var c = cap; while (c >= w[i]) { var t = best[c - w[i]] + v[i]; if (t > best[c]) best[c] = t; c--; } } return best[cap]; }
	static function lcs(a:String, b:String):String {
		var t = [for (_ in 0...a.length + 1) [for (_ in 0...b.length + 1) 0]];
		for (i in 0...a.length) for (j in 0...b.length) t[i + 1][j + 1] = a.charAt(i) == b.charAt(j) ? t[i][j] + 1 : t[i][j + 1] > t[i + 1][j] ? t[i][j + 1] : t[i + 1][j];
		var i = a.length, j = b.length, out = "";
		while (i > 0 && j > 0) if (a.charAt(i - 1) == b.charAt(j - 1)) { out = a.charAt(i - 1) + out; i--; j--; } else if (t[i - 1][j] >= t[i][j - 1]) i--; else j--;
		return out;
	}
	static function ways(n:Int, coins:Array<Int>):Int { var w = [for (i in 0...n + 1) i == 0 ? 1 : 0]; for (c in coins) for (i in c...n + 1) w[i] += w[i - c]; return w[n]; }
	static function fewest(n:Int, coins:Array<Int>):Null<Int> { var best:Array<Null<Int>> = [0]; for (i in 1...n + 1) { var b:Null<Int> = null; for (c in coins) if (c <= i && best[i - c] != null && (b == null || best[i - c] + 1 < b)) b = best[i - c] + 1; best.push(b); } return best[n]; }
	static function partitions(n:Int):Int { var p = [for (i in 0...n + 1) i == 0 ? 1 : 0]; for (k in 1...n + 1) for (i in k...n + 1) p[i] += p[i - k]; return p[n]; }
	static function chain(d:Array<Int>):Int { var n = d.length - 1, t = [for (_ in 0...n) [for (_ in 0...n) 0]]; for (len in 1...n) for (i in 0...n - len) { var j = i + len, best = 0x7fffffff; for (k in i...j) { var c = t[i][k] + t[k + 1][j] + d[i] * d[k + 1] * d[j + 1]; if (c < best) best = c; } t[i][j] = best; } return t[0][n - 1]; }
	static function pascal(n:Int):Array<Array<Int>> { var rows = [[1]]; while (rows.length < n) { var p = rows[rows.length - 1]; rows.push([for (i in 0...p.length + 1) (i > 0 ? p[i - 1] : 0) + (i < p.length ? p[i] : 0)]); } return rows; }
	static function lis(xs:Array<Int>):Int { var tails = []; for (x in xs) { var lo = 0, hi = tails.length; while (lo < hi) { var m = (lo + hi) >> 1; if (tails[m] < x) lo = m + 1; else hi = m; } tails[lo] = x; } return tails.length; }
	static function words(s:String, dict:Array<String>):Array<String> { var memo = new Map<Int, Array<String>>(); function go(i:Int):Array<String> { if (i == s.length) return [""]; if (memo.exists(i)) return memo[i]; var out = []; for (w in dict) if (s.substr(i, w.length) == w) for (r in go(i + w.length)) out.push(r == "" ? w : w + " " + r); memo[i] = out; return out; } return go(0); }
	static function maxSub(xs:Array<Int>):Int { var best = 0, here = 0; for (x in xs) { here = here + x > 0 ? here + x : 0; if (here > best) best = here; } return best; }
	static function paths(w:Int, h:Int, blocked:Array<String>):Int { var t = [for (_ in 0...h) [for (_ in 0...w) 0]]; for (y in 0...h) for (x in 0...w) t[y][x] = blocked.indexOf('$x,$y') >= 0 ? 0 : x == 0 && y == 0 ? 1 : (x > 0 ? t[y][x - 1] : 0) + (y > 0 ? t[y - 1][x] : 0); return t[h - 1][w - 1]; }
	static function main() {
		Sys.println(knapsack([12, 2, 1, 4, 1], [4, 2, 1, 10, 2], 15) + " " + knapsack([5, 4, 6, 3], [10, 40, 30, 50], 10));
		Sys.println(lcs("AGGTAB", "GXTXAYB") + " " + lcs("the quick brown fox", "a quiet brow of oxen"));
		Sys.println(ways(100, [1, 5, 10, 25, 50]) + " " + ways(1000, [1, 2, 5, 10, 20, 50, 100, 200]));
		Sys.println(fewest(63, [1, 5, 10, 21, 25]) + " " + fewest(3, [2, 4]) + " " + fewest(0, [1]));
		Sys.println([for (n in [1, 5, 10, 50, 100]) partitions(n)]);
		Sys.println(chain([40, 20, 30, 10, 30]) + " " + chain([for (i in 0...20) 5 + (i * 7) % 11]));
		for (r in pascal(6)) Sys.println(r.join(" "));
		Sys.println(lis([10, 9, 2, 5, 3, 7, 101, 18, 4, 20, 6]) + " " + lis([for (i in 0...500) (i * 7919) % 1009]));
		Sys.println(words("catsanddog", ["cat", "cats", "and", "sand", "dog"]));
		Sys.println(maxSub([-2, 1, -3, 4, -1, 2, 1, -5, 4]) + " " + paths(8, 8, ["1,1", "3,4"]));
	}
}
