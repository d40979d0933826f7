// N queens three ways, sudoku, knight's tour counts.
class Queens {
	static function byArrays(n:Int):Int {
		var cols = [for (_ in 0...n) false], up = [for (_ in 0...2 * n) false], down = [for (_ in 0...2 * n) false], found = 0;
		function place(r:Int) {
			if (r == n) { found++; return; }
			for (c in 0...n) if (!cols[c] && !up[r + c] && !down[r - c + n]) { cols[c] = up[r + c] = down[r - c + n] = true; place(r + 1); cols[c] = up[r + c] = down[r - c + n] = false; }
		}
		place(0);
		return found;
	}
	static function byBits(n:Int):Int {
		var full = (1 << n) - 1;
		function go(cols:Int, l:Int, r:Int):Int { if (cols == full) return 1; var free = full & ~(cols | l | r), total = 0; while (free != 0) { var bit = free & -free; free ^= bit; total += go(cols | bit, (l | bit) << 1, (r | bit) >> 1); } return total; }
		return go(0, 0, 0);
	}
	static function first(n:Int):Array<Int> {
		var rows:Array<Int> = [];
		function ok(c:Int):Bool { for (i in 0...rows.length) { var d = rows.length - i; if (rows[i] == c || rows[i] == c - d || rows[i] == c + d) return false; } return true; }
		function solve():Bool { if (rows.length == n) return true; for (c in 0...n) if (ok(c)) { rows.push(c); if (solve()) return true; rows.pop(); } return false; }
		solve();
		return rows;
	}
	static function candidates(g:Array<Int>, at:Int):Array<Int> {
		var used = 0, r = Std.int(at / 9), c = at % 9;
		for (i in 0...9) { used |= 1 << g[r * 9 + i]; used |= 1 << g[i * 9 + c]; used |= 1 << g[(Std.int(r / 3) * 3 + Std.int(i / 3)) * 9 + Std.int(c / 3) * 3 + i % 3]; }
		return [for (d in 1...10) if (used & (1 << d) == 0) d];
	}
	static var steps = 0;
	static function sudoku(g:Array<Int>):Bool {
		steps++;
		var best = -1, options:Array<Int> = null;
		for (i in 0...81) if (g[i] == 0) { var c = candidates(g, i); if (options == null || c.length < options.length) { best = i; options = c; } }
		if (best < 0) return true;
		for (d in options) { g[best] = d; if (sudoku(g)) return true; }
		g[best] = 0;
		return false;
	}
	static function knights(n:Int, steps:Int):Int {
		var moves = [[1, 2], [2, 1], [2, -1], [1, -2], [-1, -2], [-2, -1], [-2, 1], [-1, 2]];
		function count(x:Int, y:Int, s:Int):Int { if (x < 0 || y < 0 || x >= n || y >= n) return 0; if (s == 0) return 1; var t = 0; for (m in moves) t += count(x + m[0], y + m[1], s - 1); return t; }
		return count(0, 0, steps);
	}
	static function main() {
		Sys.println([for (n in 1...8) byArrays(n)]);
		Sys.println([for (n in 1...9) byBits(n)]);
		Sys.println(first(8));
		var g = [for (c in "530070000600195000098000060800060003400803001700020006060000280000419005000080079".split("")) Std.parseInt(c)];
		Sys.println(sudoku(g) + " " + steps);
		for (r in 0...9) Sys.println(g.slice(r * 9, r * 9 + 9).join(""));
		Sys.println([for (s in 0...5) knights(5, s)]);
	}
}
