// Shortest paths: A* on grids with a heap of cells, Dijkstra with buckets over a graph of nodes and edges.
class Cell {
	public final x:Int;
	public final y:Int;
	public final wall:Bool;
	public var g = 1e9;
	public var f = 0.0;
	public var from:Cell;
	public var open = false;
	public var closed = false;
	public var place = -1;

	public function new(x, y, wall) {
		this.x = x;
		this.y = y;
		this.wall = wall;
	}
}

class Heap {
	final a:Array<Cell> = [];

	public function new() {}

	public inline function empty()
		return a.length == 0;

	function up(i:Int) {
		var c = a[i];
		while (i > 0) {
			var p = (i - 1) >> 1;
			if (a[p].f <= c.f)
				break;
			a[i] = a[p];
			a[i].place = i;
			i = p;
		}
		a[i] = c;
		c.place = i;
	}

	function down(i:Int) {
		var c = a[i], n = a.length;
		while (true) {
			var k = 2 * i + 1;
			if (k >= n)
				break;
			if (k + 1 < n && a[k + 1].f < a[k].f)
				k++;
			if (a[k].f >= c.f)
				break;
			a[i] = a[k];
			a[i].place = i;
			i = k;
		}
		a[i] = c;
		c.place = i;
	}

	public function push(c:Cell) {
		a.push(c);
		up(a.length - 1);
	}

	public function better(c:Cell)
		up(c.place);

	public function pop():Cell {
		var top = a[0], last = a.pop();
		if (a.length > 0) {
			a[0] = last;
			down(0);
		}
		return top;
	}
}

class Node {
	public final id:Int;
	public final edges:Array<{to:Node, cost:Int}> = [];
	public var dist = 0x3fffffff;

	public function new(id)
		this.id = id;
}

class Paths {
	static final DX = [1, -1, 0, 0, 1, 1, -1, -1];
	static final DY = [0, 0, 1, -1, 1, -1, 1, -1];

	static function astar(w:Int, h:Int, seed:Int):Float {
		var grid = [
			for (y in 0...h) [
				for (x in 0...w) {
					seed ^= seed << 13;
					seed ^= seed >>> 17;
					seed ^= seed << 5;
					new Cell(x, y, (seed >>> 16) % 100 < 28 && x + y > 4 && x + y < w + h - 8);
				}
			]
		];
		var goal = grid[h - 1][w - 1], start = grid[0][0];
		var heap = new Heap();
		start.g = 0;
		heap.push(start);
		while (!heap.empty()) {
			var c = heap.pop();
			if (c == goal) {
				var n = 0, p = c;
				while (p != null) {
					n++;
					p = p.from;
				}
				return c.g + n;
			}
			c.closed = true;
			for (k in 0...8) {
				var x = c.x + DX[k], y = c.y + DY[k];
				if (x < 0 || y < 0 || x >= w || y >= h)
					continue;
				var d = grid[y][x];
				if (d.wall || d.closed)
					continue;
				var g = c.g + (k < 4 ? 1 : 1.4142135623730951);
				if (g < d.g) {
					d.g = g;
					d.from = c;
					var ax = Math.abs(x - goal.x), ay = Math.abs(y - goal.y);
					d.f = g + Math.max(ax, ay) + 0.41421356 * Math.min(ax, ay);
					if (d.open)
						heap.better(d);
					else {
						d.open = true;
						heap.push(d);
					}
				}
			}
		}
		return -1;
	}

	static function dijkstra(n:Int):Int {
		var nodes = [for (i in 0...n) new Node(i)];
		for (i in 0...n)
			for (k in 1...6)
				nodes[i].edges.push({to: nodes[(i * k * 7 + k) % n], cost: (i * 31 + k * 17) % 97 + 1});
		var buckets:Array<Array<Node>> = [];
		nodes[0].dist = 0;
		buckets[0] = [nodes[0]];
		var d = 0, sum = 0;
		while (d < buckets.length) {
			var list = buckets[d];
			if (list != null)
				for (u in list)
					if (u.dist == d) {
						sum = (sum + d * u.id) & 0xffffff;
						for (e in u.edges) {
							var nd = d + e.cost;
							if (nd < e.to.dist) {
								e.to.dist = nd;
								if (buckets[nd] == null)
									buckets[nd] = [];
								buckets[nd].push(e.to);
							}
						}
					}
			d++;
		}
		return sum;
	}

	static function paths():Int {
		var total = 0.0;
		for (i in 0...20)
			total += astar(300, 300, i + 1);
		var sum = 0;
		for (i in 0...15)
			sum = (sum + dijkstra(30000)) & 0xffffff;
		return Std.int(total) + sum;
	}

	static function main()
		Bench.int("paths", paths);
}
