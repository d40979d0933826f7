// Hot float loops: integration, n bodies in classes and arrays, matrices, Mandelbrot, mixed with Int.
class Body { public var x:Float; public var y:Float; public var vx:Float; public var vy:Float; public var m:Float; public function new(x, y, vx, vy, m) { this.x = x; this.y = y; this.vx = vx; this.vy = vy; this.m = m; } }
class HotFloats {
	static function r(v:Float):Float return Math.fround(v * 1e6) / 1e6;
	static function integrate(f:Float->Float, a:Float, b:Float, n:Int):Float { var h = (b - a) / n, s = 0.0; for (i in 0...n) s += f(a + (i + 0.5) * h); return s * h; }
	static function mandelbrot(n:Int):Int {
		var total = 0;
		for (py in 0...n) for (px in 0...n) {
			var cr = 3.0 * px / n - 2, ci = 2.4 * py / n - 1.2, zr = 0.0, zi = 0.0, k = 0;
			while (k < 50 && zr * zr + zi * zi <= 4) { var t = zr * zr - zi * zi + cr; zi = 2 * zr * zi + ci; zr = t; k++; }
			total += k;
		}
		return total;
	}
	static function simulate(steps:Int):String {
		var bodies = [new Body(0, 0, 0, 0, 100), new Body(10, 0, 0, 3, 1), new Body(-15, 2, 0.5, -2.5, 2)];
		for (_ in 0...steps) {
			for (a in bodies) for (b in bodies) if (a != b) {
				var dx = b.x - a.x, dy = b.y - a.y, d2 = dx * dx + dy * dy + 0.01, f = b.m / (d2 * Math.sqrt(d2));
				a.vx += dx * f * 0.01; a.vy += dy * f * 0.01;
			}
			for (b in bodies) { b.x += b.vx * 0.01; b.y += b.vy * 0.01; }
		}
		return [for (b in bodies) r(b.x) + "," + r(b.y)].join(" ");
	}
	static function matmul(n:Int):Float {
		var a = [for (i in 0...n) [for (j in 0...n) (i + j) / n]], b = [for (i in 0...n) [for (j in 0...n) (i - j) / n]];
		var c = [for (i in 0...n) [for (j in 0...n) 0.0]];
		for (i in 0...n) for (j in 0...n) { var s = 0.0; for (k in 0...n) s += a[i][k] * b[k][j]; c[i][j] = s; }
		var t = 0.0;
		for (i in 0...n) t += c[i][n - 1 - i];
		return t;
	}
	static function logistic(n:Int):Bool { var x = 0.4; for (i in 0...n) x = 3.9 * x * (1 - x); return x > 0 && x < 1; }
	static function pi(n:Int):Float { var s = 0.0, sign = 1.0; for (i in 0...n) { s += sign / (2 * i + 1); sign = -sign; } return 4 * s; }
	static function mean(xs:Array<Float>):Float { var s = 0.0; for (x in xs) s += x; return s / xs.length; }
	static function newton(x:Float):Float { var g = x; while (Math.abs(g * g - x) > 1e-10) g = (g + x / g) / 2; return g; }
	static function mixed(n:Int):Float { var f = 0.0; for (i in 0...n) { f += i / 2; f -= Std.int(f / 3); if (i % 3 == 0) f = -f; } return f; }
	static function main() {
		Sys.println(r(integrate(x -> x * x, 0, 3, 2000)));
		Sys.println(r(integrate(Math.sin, 0, Math.PI, 1000)));
		Sys.println(mandelbrot(24));
		Sys.println(simulate(300));
		Sys.println(r(matmul(20)));
		Sys.println(logistic(5000));
		Sys.println(r(pi(10000)));
		Sys.println(mean([for (i in 0...1000) i * 0.25]));
		Sys.println(r(newton(2) + newton(1000)));
		Sys.println(r(mixed(3000)));
		var x = 1.0;
		for (i in 0...1100) x *= 2;
		Sys.println(x == Math.POSITIVE_INFINITY);
		var y = 1.0, n = 0;
		while (y > 0) { y /= 2; n++; }
		Sys.println(n);
		var h = 0;
		for (i in 0...3000) h = h * 31 + Std.int(i * 0.7);
		Sys.println(h);
		var grid = [for (i in 0...30) [for (j in 0...30) i == 0 ? 100.0 : 0.0]];
		for (_ in 0...10) for (i in 1...29) for (j in 1...29) grid[i][j] = (grid[i - 1][j] + grid[i + 1][j] + grid[i][j - 1] + grid[i][j + 1]) / 4;
		Sys.println(r(grid[5][15]));
	}
}
