// Number theory: sieves, factors, Miller-Rabin with 64-bit products by hand, totients, perfect numbers, Roman numerals, bases.
class Primes {
	static function sieve(n:Int):Array<Int> { var c = new haxe.ds.Vector<Bool>(n + 1), out = []; for (i in 0...n + 1) c[i] = false; for (i in 2...n + 1) { if (c[i]) continue; out.push(i); var j = i * i; while (j <= n && j > 0) { c[j] = true; j += i; } } return out; }
	static function mulMod(a:Int, b:Int, m:Int):Int { var r = 0; a %= m; while (b > 0) { if (b & 1 == 1) { r += a; if (r >= m || r < 0) r -= m; } a += a; if (a >= m || a < 0) a -= m; b >>= 1; } return r; }
	static function powMod(b:Int, e:Int, m:Int):Int { var r = 1; b %= m; while (e > 0) { if (e & 1 == 1) r = mulMod(r, b, m); b = mulMod(b, b, m); e >>= 1; } return r; }
	static function isPrime(n:Int):Bool { if (n < 2) return false; for (p in [2, 3, 5, 7, 11]) { if (n == p) return true; if (n % p == 0) return false; } var d = n - 1, s = 0; while (d % 2 == 0) { d >>= 1; s++; } for (a in [2, 3, 5, 7]) { var x = powMod(a, d, n); if (x == 1 || x == n - 1) continue; var composite = true; for (_ in 1...s) { x = mulMod(x, x, n); if (x == n - 1) { composite = false; break; } } if (composite) return false; } return true; }
	static function factors(n:Int):Array<Int> { var out = [], d = 2; while (d * d <= n) { while (n % d == 0) { out.push(d); n = Std.int(n / d); } d++; } if (n > 1) out.push(n); return out; }
	static function totient(n:Int):Int { var r = n, last = 0; for (p in factors(n)) if (p != last) { r -= Std.int(r / p); last = p; } return r; }
	static function divisorSum(n:Int):Int { var s = 0, d = 1; while (d * d <= n) { if (n % d == 0) { s += d; if (d * d != n) s += Std.int(n / d); } d++; } return s; }
	static function roman(n:Int):String { var out = ""; for (p in [{v: 1000, s: "M"}, {v: 900, s: "CM"}, {v: 500, s: "D"}, {v: 400, s: "CD"}, {v: 100, s: "C"}, {v: 90, s: "XC"}, {v: 50, s: "L"}, {v: 40, s: "XL"}, {v: 10, s: "X"}, {v: 9, s: "IX"}, {v: 5, s: "V"}, {v: 4, s: "IV"}, {v: 1, s: "I"}]) while (n >= p.v) { out += p.s; n -= p.v; } return out; }
	static function base(n:Int, b:Int):String { if (n == 0) return "0"; var s = ""; while (n > 0) { s = "0123456789abcdefghijklmnopqrstuvwxyz".charAt(n % b) + s; n = Std.int(n / b); } return s; }
	static function gcd(a:Int, b:Int):Int { while (b != 0) { var t = a % b; a = b; b = t; } return a; }
	static function main() {
		var ps = sieve(3000);
		Sys.println(ps.length + " " + ps.slice(0, 12) + " " + ps[ps.length - 1]);
		Sys.println([for (n in [1, 2, 91, 97, 561, 7919, 1000000007, 2147483647, 2147483646]) isPrime(n)].join(" "));
		Sys.println([for (n in [12, 97, 360, 1001, 2147483646]) factors(n).join("*")].join(" "));
		Sys.println([for (n in [1, 9, 10, 36, 97, 1000]) totient(n)]);
		Sys.println([for (n in 2...600) if (divisorSum(n) == 2 * n) n]);
		Sys.println([for (n in [4, 9, 14, 1994, 3999]) roman(n)].join(" ") + " " + base(255, 16) + base(10, 2) + base(123456789, 36));
		var coprime = 0;
		for (a in 1...60) for (b in 1...60) if (gcd(a, b) == 1) coprime++;
		Sys.println(coprime + " " + powMod(3, 1000000, 1000000007));
		var twins = 0;
		for (i in 1...ps.length) if (ps[i] - ps[i - 1] == 2) twins++;
		Sys.println(twins);
	}
}
