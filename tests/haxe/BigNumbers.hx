// Big integers by hand over Array<Int>: addition, product, powers, factorials, division by small numbers, comparison, text.
class Big {
	static inline var BASE = 10000;
	final d:Array<Int>; // little-endian
	function new(d) { this.d = d; while (d.length > 1 && d[d.length - 1] == 0) d.pop(); }
	public static function of(n:Int):Big { var out = []; do { out.push(n % BASE); n = Std.int(n / BASE); } while (n > 0); return new Big(out); }
	public static function parse(s:String):Big { var out = [], i = s.length; while (i > 0) { var from = i > 4 ? i - 4 : 0; out.push(Std.parseInt(s.substring(from, i))); i -= 4; } return new Big(out); }
	public function add(o:Big):Big { var out = [], carry = 0, n = d.length > o.d.length ? d.length : o.d.length; for (i in 0...n) { var s = carry + (i < d.length ? d[i] : 0) + (i < o.d.length ? o.d[i] : 0); out.push(s % BASE); carry = s >= BASE ? 1 : 0; } if (carry > 0) out.push(carry); return new Big(out); }
	public function mul(o:Big):Big { var out = [for (_ in 0...d.length + o.d.length) 0]; for (i in 0...d.length) { var carry = 0; for (j in 0...o.d.length) { var v = out[i + j] + d[i] * o.d[j] + carry; out[i + j] = v % BASE; carry = Std.int(v / BASE); } out[i + o.d.length] += carry; } return new Big(out); }
	public function pow(n:Int):Big { var r = of(1), b:Big = this; while (n > 0) { if (n & 1 == 1) r = r.mul(b); n >>= 1; if (n > 0) b = b.mul(b); } return r; }
	public function divSmall(k:Int):{q:Big, r:Int} { var out = d.copy(), rem = 0, i = d.length; while (--i >= 0) { var v = rem * BASE + d[i]; out[i] = Std.int(v / k); rem = v % k; } return {q: new Big(out), r: rem}; }
	public function compare(o:Big):Int { if (d.length != o.d.length) return d.length - o.d.length; var i = d.length; while (--i >= 0) if (d[i] != o.d[i]) return d[i] - o.d[i]; return 0; }
	public function digitSum():Int { var s = 0; for (x in d) { var n = x; while (n > 0) { s += n % 10; n = Std.int(n / 10); } } return s; }
	public function toString():String { var i = d.length - 1, b = new StringBuf(); b.add(d[i]); while (--i >= 0) b.add(StringTools.lpad("" + d[i], "0", 4)); return b.toString(); }
}
class BigNumbers {
	static function factorial(n:Int):Big { var r = Big.of(1); for (i in 2...n + 1) r = r.mul(Big.of(i)); return r; }
	static function fib(n:Int):Big { var a = Big.of(0), b = Big.of(1); for (_ in 0...n) { var t = a.add(b); a = b; b = t; } return a; }
	static function main() {
		Sys.println(Big.of(99999).add(Big.of(1)) + " " + Big.parse("123456789012345678901234567890").add(Big.parse("9")));
		Sys.println(factorial(30) + " " + factorial(60).digitSum());
		Sys.println(fib(200));
		Sys.println(Big.of(2).pow(200) + " " + Big.of(7).pow(77).digitSum());
		var q = Big.parse("1000000000000000000000").divSmall(7);
		Sys.println(q.q + " " + q.r);
		Sys.println((Big.of(5).compare(Big.of(5)) == 0) + " " + (fib(50).compare(fib(51)) < 0));
		var s = Big.of(0);
		for (i in 1...60) s = s.add(Big.of(i).pow(i));
		Sys.println(s);
	}
}
