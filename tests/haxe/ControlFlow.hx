// Statements as expressions, nested loops with break and continue, switch fallthrough that is none, ternaries, blocks, short circuits.
class ControlFlow {
	static var log = "";
	static function t(s:String, v:Bool):Bool { log += s; return v; }
	static function sign(n:Int):String return if (n > 0) "plus" else if (n < 0) "minus" else "zero";
	static function find(grid:Array<Array<Int>>, x:Int):String { for (r in 0...grid.length) for (c in 0...grid[r].length) if (grid[r][c] == x) return '$r,$c'; return "none"; }
	static function fizz(n:Int):String return n % 15 == 0 ? "FizzBuzz" : n % 5 == 0 ? "Buzz" : n % 3 == 0 ? "Fizz" : '$n';
	static function days(m:Int, y:Int):Int return switch m { case 4 | 6 | 9 | 11: 30; case 2: (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28; case 1, 3, 5, 7, 8, 10, 12: 31; default: 0; }
	static function grade(n:Float):String { if (n >= 90) return "A"; if (n >= 80) return "B"; return "F"; }
	static function main() {
		Sys.println([sign(5), sign(-5), sign(0)].join(" "));
		Sys.println([for (i in 1...16) fizz(i)].join(" "));
		Sys.println(find([[1, 2], [3, 4]], 3) + " " + find([[1]], 9));
		Sys.println([for (m in 0...14) days(m, 2024)].join(",") + " " + days(2, 1900) + days(2, 2000));
		Sys.println(t("a", false) && t("b", true) || t("c", true) && !t("d", false));
		Sys.println(log);
		var x = { var a = 1; var b = 2; a + b; };
		Sys.println(x);
		var y = if (x > 2) { "big"; } else { "small"; };
		Sys.println(y + (x > 2 ? "!" : "?"));
		var out = [];
		for (i in 0...10) { if (i % 2 == 0) continue; if (i > 7) break; for (j in 0...10) { if (j == i) break; if (j % 3 != 0) continue; out.push(i * 10 + j); } }
		Sys.println(out);
		var n = 27, steps = 0;
		while (n != 1) { n = n % 2 == 0 ? n >> 1 : 3 * n + 1; steps++; }
		Sys.println(steps);
		var i = 0;
		do { i++; if (i == 3) continue; if (i > 5) break; Sys.print(i + " "); } while (i < 100);
		Sys.println("");
		var s = switch (i) { case 6: var k = i * 2; k + 1; case _: 0; };
		Sys.println(s);
		switch ("x") { case "y": Sys.println("y"); case _: }
		Sys.println([grade(95), grade(85.5), grade(10)].join(""));
		var a = 5, b = 3;
		Sys.println((a > b) + " " + (a & b) + " " + (a | b) + " " + (a ^ b) + " " + !(a > b) + " " + (a > b == true));
		var f = a > b ? (p:Int) -> p + 1 : (p:Int) -> p - 1;
		Sys.println(f(1));
		{ var a = "inner"; Sys.println(a); }
		Sys.println(a);
		var r = 0;
		for (p in 0...30) for (q in 0...30) { if (p == q) continue; if (q > p) break; r += p * q; }
		Sys.println(r);
		var v = [for (k in 0...5) switch k { case 0: "zero"; case 1 | 2: "low"; case _ if (k % 2 == 0): "even"; case _: "odd"; }];
		Sys.println(v);
		var nested = if (a == 5) if (b == 4) "no" else "yes" else "never";
		Sys.println(nested);
		var c = 0, d = c++ + ++c;
		Sys.println(c + " " + d);
		var arr = [1, 2, 3], idx = 0;
		arr[idx++] += 10;
		Sys.println(arr + " " + idx);
	}
}
