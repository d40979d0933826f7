// The game of life on a torus, in nested arrays and in a bit set; an elementary automaton.
class Life {
	static function step(g:Array<Array<Bool>>):Array<Array<Bool>> {
		var h = g.length, w = g[0].length;
		return [for (y in 0...h) [for (x in 0...w) {
			var n = 0;
			for (dy in -1...2) for (dx in -1...2) if ((dx != 0 || dy != 0) && g[(y + dy + h) % h][(x + dx + w) % w]) n++;
			n == 3 || (n == 2 && g[y][x]);
		}]];
	}
	static function show(g:Array<Array<Bool>>) for (row in g) Sys.println([for (c in row) c ? "#" : "."].join(""));
	static function alive(g:Array<Array<Bool>>):Int { var n = 0; for (r in g) for (c in r) if (c) n++; return n; }
	static function rule(r:Int, width:Int, rows:Int) {
		var cells = [for (i in 0...width) i == width >> 1 ? 1 : 0];
		for (_ in 0...rows) {
			Sys.println(cells.map(c -> c == 1 ? "*" : " ").join(""));
			cells = [for (i in 0...width) (r >> ((i > 0 ? cells[i - 1] : 0) * 4 + cells[i] * 2 + (i < width - 1 ? cells[i + 1] : 0))) & 1];
		}
	}
	static function bits(n:Int):Int {
		var row = [0, 0, 14, 0, 0];
		for (_ in 0...n) row = [for (y in 0...5) { var out = 0; for (x in 0...5) { var c = 0; for (dy in -1...2) for (dx in -1...2) { var yy = y + dy, xx = x + dx; if ((dx != 0 || dy != 0) && yy >= 0 && yy < 5 && xx >= 0 && xx < 5) c += (row[yy] >> xx) & 1; } if (c == 3 || (c == 2 && (row[y] >> x) & 1 == 1)) out |= 1 << x; } out; }];
		var h = 0;
		for (r in row) h = h * 32 + r;
		return h;
	}
	static function main() {
		var g = [for (y in 0...8) [for (x in 0...8) false]];
		for (p in [[1, 0], [2, 1], [0, 2], [1, 2], [2, 2]]) g[p[1]][p[0]] = true;
		show(g);
		for (_ in 0...20) g = step(g);
		Sys.println(alive(g));
		show(g);
		rule(90, 31, 8);
		Sys.println(bits(101) + " " + bits(100));
	}
}
