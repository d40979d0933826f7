// Hot integer loops: wrap-around, hashes, random numbers, sieves, bit counting, nested loops, Collatz.
class HotIntegers {
	static function lcg(n:Int):Int { var s = 42; for (i in 0...n) s = s * 1664525 + 1013904223; return s; }
	static function xorshift(n:Int):Int { var x = 123456789; for (i in 0...n) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; } return x; }
	static function sieve(n:Int):Int {
		var composite = [for (i in 0...n + 1) false];
		var count = 0;
		for (i in 2...n + 1) if (!composite[i]) { count++; var j = i * 2; while (j <= n) { composite[j] = true; j += i; } }
		return count;
	}
	static function bits(n:Int):Int { var c = 0; while (n != 0) { c += n & 1; n >>>= 1; } return c; }
	static function collatz(limit:Int):Int {
		var best = 0, at = 0;
		for (i in 1...limit) { var n = i, steps = 0; while (n != 1) { n = n % 2 == 0 ? n >> 1 : 3 * n + 1; steps++; } if (steps > best) { best = steps; at = i; } }
		return at * 1000 + best;
	}
	static function gcd(a:Int, b:Int):Int return b == 0 ? a : gcd(b, a % b);
	static function fib(n:Int):Int return n < 2 ? n : fib(n - 1) + fib(n - 2);
	static function ack(m:Int, n:Int):Int return m == 0 ? n + 1 : n == 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1));
	static function hash(s:String):Int { var h = 5381; for (i in 0...s.length) h = ((h << 5) + h) ^ s.charCodeAt(i); return h; }
	static function power(b:Int, e:Int, m:Int):Int { var r = 1; b %= m; while (e > 0) { if (e & 1 == 1) r = r * b % m; b = b * b % m; e >>= 1; } return r; }
	static function digits(n:Int):Int { var s = 0; while (n > 0) { s += n % 10; n = Std.int(n / 10); } return s; }
	static function isqrt(n:Int):Int { var lo = 0, hi = 46341; while (lo + 1 < hi) { var mid = (lo + hi) >> 1; if (mid * mid <= n) lo = mid; else hi = mid; } return lo; }
	static function triple(n:Int):Int { var c = 0; for (a in 1...n) for (b in a...n) { var s = a * a + b * b; var r = isqrt(s); if (r * r == s && r < n) c++; } return c; }
	static function overflowing(n:Int):Int { var p = 1, s = 0; for (i in 1...n) { p *= i; s += p; if (p == 0) p = 1; } return s; }
	static function negative(n:Int):Int { var s = 0; for (i in -n...n) s += (i % 7) * (i >> 2) + (i >>> 30); return s; }
	static function main() {
		Sys.println(lcg(20000));
		Sys.println(xorshift(10000));
		Sys.println(sieve(5000));
		var t = 0;
		for (i in 0...2000) t += bits(i * 977);
		Sys.println(t + bits(-1));
		Sys.println(collatz(1200));
		var g = 0;
		for (i in 1...80) for (j in 1...80) g += gcd(i, j);
		Sys.println(g);
		Sys.println(fib(19));
		Sys.println(ack(2, 25));
		Sys.println(hash([for (i in 0...500) String.fromCharCode(97 + i % 26)].join("")));
		Sys.println(power(3, 1000, 10007) + power(7, 12345, 46337));
		var d = 0;
		for (i in 0...3000) d += digits(i);
		Sys.println(d);
		Sys.println(triple(80));
		Sys.println(overflowing(5000));
		Sys.println(negative(5000));
		Sys.println(xorshift(3) ^ lcg(3));
	}
}
