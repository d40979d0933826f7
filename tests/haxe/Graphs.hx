// Graphs: breadth and depth first search, Dijkstra with a heap, topological order, union-find, Floyd, bridges of a maze.
typedef Edge = {from:Int, to:Int, cost:Int};
class Heap { var items:Array<{p:Int, v:Int}> = []; public var length(get, never):Int; public function new() {} function get_length() return items.length;
	public function push(p:Int, v:Int) { items.push({p: p, v: v}); var i = items.length - 1; while (i > 0) { var q = (i - 1) >> 1; if (items[q].p <= items[i].p) break; var t = items[q]; items[q] = items[i]; items[i] = t; i = q; } }
	public function pop() { var top = items[0], last = items.pop(); if (items.length > 0) { items[0] = last; var i = 0; while (true) { var l = 2 * i + 1, m = i; if (l < items.length && items[l].p < items[m].p) m = l; if (l + 1 < items.length && items[l + 1].p < items[m].p) m = l + 1; if (m == i) break; var t = items[m]; items[m] = items[i]; items[i] = t; i = m; } } return top; }
}
class UnionFind { var parent:Array<Int>; public var sets:Int; public function new(n) { parent = [for (i in 0...n) i]; sets = n; } public function find(x:Int):Int { while (parent[x] != x) { parent[x] = parent[parent[x]]; x = parent[x]; } return x; } public function union(a:Int, b:Int):Bool { a = find(a); b = find(b); if (a == b) return false; parent[a] = b; sets--; return true; } }
class Graph {
	public final n:Int;
	public final next:Array<Array<Edge>>;
	public function new(n:Int, edges:Array<Edge>) { this.n = n; next = [for (_ in 0...n) []]; for (e in edges) next[e.from].push(e); }
	public function bfs(start:Int):Array<Int> { var dist = [for (_ in 0...n) -1], queue = [start], head = 0; dist[start] = 0; while (head < queue.length) { var u = queue[head++]; for (e in next[u]) if (dist[e.to] < 0) { dist[e.to] = dist[u] + 1; queue.push(e.to); } } return dist; }
	public function dfs(start:Int):Array<Int> { var seen = new Map<Int, Bool>(), order = []; function go(u:Int) { if (seen.exists(u)) return; seen[u] = true; order.push(u); for (e in next[u]) go(e.to); } go(start); return order; }
	public function dijkstra(start:Int):Array<Int> { var best = [for (_ in 0...n) -1], h = new Heap(); h.push(0, start); while (h.length > 0) { var t = h.pop(); if (best[t.v] >= 0) continue; best[t.v] = t.p; for (e in next[t.v]) if (best[e.to] < 0) h.push(t.p + e.cost, e.to); } return best; }
	public function topological():Array<Int> { var ins = [for (_ in 0...n) 0]; for (es in next) for (e in es) ins[e.to]++; var ready = [for (i in 0...n) if (ins[i] == 0) i], out = []; while (ready.length > 0) { var u = ready.shift(); out.push(u); for (e in next[u]) if (--ins[e.to] == 0) ready.push(e.to); } if (out.length < n) throw 'cycle after ${out.length}'; return out; }
}
class Graphs {
	static function main() {
		var g = new Graph(7, [for (t in [[0, 1, 4], [0, 2, 1], [2, 1, 2], [1, 3, 5], [2, 3, 8], [3, 4, 3], [5, 6, 1]]) {from: t[0], to: t[1], cost: t[2]}]);
		Sys.println(g.bfs(0) + " " + g.dfs(0) + " " + g.dijkstra(0));
		Sys.println(g.topological());
		Sys.println(try { new Graph(3, [{from: 0, to: 1, cost: 1}, {from: 1, to: 2, cost: 1}, {from: 2, to: 1, cost: 1}]).topological(); ""; } catch (e:String) e);
		var size = 20, edges = [];
		for (y in 0...size) for (x in 0...size) for (d in [[1, 0], [0, 1], [-1, 0], [0, -1]]) { var nx = x + d[0], ny = y + d[1]; if (nx >= 0 && ny >= 0 && nx < size && ny < size) edges.push({from: y * size + x, to: ny * size + nx, cost: 1 + (nx * 7 + ny * 13 + nx * ny) % 9}); }
		var grid = new Graph(size * size, edges), d = grid.dijkstra(0);
		Sys.println(d[size * size - 1] + " " + d[size - 1] + " " + grid.bfs(0)[size * size - 1] + " " + grid.dfs(0).length);
		var uf = new UnionFind(20), total = 0;
		var es = [for (i in 0...60) {from: (i * 7) % 20, to: (i * 11 + 3) % 20, cost: (i * 37) % 101}];
		es.sort((a, b) -> a.cost - b.cost);
		for (e in es) if (uf.union(e.from, e.to)) total += e.cost;
		Sys.println(total + " " + uf.sets);
		var inf = 1000000, w = [[0, 3, inf, 7], [8, 0, 2, inf], [5, inf, 0, 1], [2, inf, inf, 0]];
		for (k in 0...4) for (i in 0...4) for (j in 0...4) if (w[i][k] + w[k][j] < w[i][j]) w[i][j] = w[i][k] + w[k][j];
		Sys.println(w);
		var maze = ["#########", "#S..#...#", "#.#.#.#.#", "#.#...#E#", "#########"], start = null, end = null;
		for (y in 0...maze.length) for (x in 0...maze[y].length) switch maze[y].charAt(x) { case "S": start = {x: x, y: y}; case "E": end = {x: x, y: y}; default: }
		var seen = new Map<String, Int>(), queue = [start];
		seen['${start.x},${start.y}'] = 0;
		while (queue.length > 0) { var c = queue.shift(); for (m in [[1, 0], [0, 1], [-1, 0], [0, -1]]) { var n = {x: c.x + m[0], y: c.y + m[1]}, k = '${n.x},${n.y}'; if (maze[n.y].charAt(n.x) != "#" && !seen.exists(k)) { seen[k] = seen['${c.x},${c.y}'] + 1; queue.push(n); } } }
		Sys.println(seen['${end.x},${end.y}']);
	}
}
