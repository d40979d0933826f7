// Maps under load: caches, counting, memory of calls, sets, sparse grids, string keys built on the fly.
class Pt { public final x:Int; public final y:Int; public function new(x, y) { this.x = x; this.y = y; } }
class MapsHot {
	static final memo = new Map<Int, Int>();
	static function collatz(n:Int):Int { if (n == 1) return 1; var m = memo[n]; if (m != null) return m; var l = 1 + collatz(n % 2 == 0 ? n >> 1 : 3 * n + 1); memo[n] = l; return l; }
	static function main() {
		var best = 0, at = 0;
		for (i in 1...700) { var l = collatz(i); if (l > best) { best = l; at = i; } }
		Sys.println(at + " " + best);
		var counts = new Map<String, Int>();
		for (i in 0...2000) { var k = "k" + (i * i) % 97; counts[k] = (counts.exists(k) ? counts[k] : 0) + 1; }
		var n = 0, total = 0;
		for (k => v in counts) { n++; total += v; }
		Sys.println(n + " " + total + " " + counts["k0"]);
		var seen = new Map<Int, Bool>(), repeats = 0;
		for (i in 0...2000) { var x = (i * 13) % 700; if (seen.exists(x)) repeats++; else seen[x] = true; }
		Sys.println(repeats);
		var pts = [for (i in 0...30) new Pt(i, i * i)], weight = new Map<Pt, Float>();
		for (i in 0...1500) { var p = pts[i % 30]; weight[p] = (weight.exists(p) ? weight[p] : 0) + p.x * 0.5; }
		Sys.println(weight[pts[7]] + " " + weight.exists(new Pt(7, 49)));
		var sparse = new Map<Int, Map<Int, Int>>();
		for (i in 0...1000) { var y = i % 9, x = (i * 7) % 11; if (!sparse.exists(y)) sparse[y] = new Map(); var row = sparse[y]; row[x] = (row.exists(x) ? row[x] : 0) + i; }
		var s = 0;
		for (y => row in sparse) for (x => v in row) s += (x + y) * v;
		Sys.println(s);
		for (i in 0...700) if (i % 2 == 0) seen.remove(i);
		var left = 0;
		for (_ in seen.keys()) left++;
		Sys.println(left);
		var order = 5, lru:Array<Int> = [], cache = new Map<Int, Int>(), hits = 0;
		for (i in 0...800) { var k = (i * i) % 11; if (cache.exists(k)) { hits++; lru.remove(k); } cache[k] = i; lru.push(k); if (lru.length > order) cache.remove(lru.shift()); }
		Sys.println(hits + " " + lru);
		var graph = ["a" => ["b", "c"], "b" => ["d"], "c" => ["d"], "d" => []], ways = new Map<String, Int>();
		function go(k:String):Int { if (ways.exists(k)) return ways[k]; var t = graph[k].length == 0 ? 1 : 0; for (x in graph[k]) t += go(x); return ways[k] = t; }
		Sys.println(go("a"));
		var inv = [for (k => v in ["x" => 1, "y" => 2]) v => k];
		Sys.println(inv[1] + inv[2]);
		var neg = new Map<Int, Int>();
		for (i in -50...50) neg[i * 1000003] = i;
		Sys.println(neg[-50 * 1000003] + neg[49 * 1000003] + " " + neg.exists(1));
	}
}
