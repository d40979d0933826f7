// Precedence and evaluation order of operators; compound assignment on fields, elements and properties; mixed Int and Float.
class Cell { public var n = 1; public var f = 0.5; public static var made = 0; public function new() made++; public function self():Cell { Operators.note("self"); return this; } }
class Operators {
	static final log:Array<String> = [];
	public static function note(s:String):Int { log.push(s); return s.length; }
	static function i(n:Int):Int { log.push("" + n); return n; }
	static function flush():String { var s = log.join(" "); log.resize(0); return s; }
	static function main() {
		Sys.println([2 + 3 * 4, (2 + 3) * 4, 10 - 4 - 3, 2 * 3 % 4, 7 & 3 + 1, 1 << 2 + 1, 6 | 1 ^ 3, ~1 + 2, -2 * -3, 8 >> 1 << 2].join(" "));
		Sys.println([10 / 4 * 2, 10 % 4 / 2, 1 - -1, 5 - 2.5].join(" "));
		Sys.println([1 < 2 == true, 1 + 1 == 2 && 3 > 2 || false, !true || !false, 5 & 1 == 1].join(" "));
		Sys.println(i(1) + i(2) * i(3) - i(4));
		Sys.println(flush());
		Sys.println((i(5) < i(6)) && (i(7) > i(8)) || (i(9) == i(9)));
		Sys.println(flush());
		var a = [i(1), i(2), i(3)];
		a[i(0)] = i(10) + a[i(1)];
		a[i(2)] += i(5);
		Sys.println(a + " " + flush());
		var c = new Cell();
		c.self().n += i(4);
		c.self().f *= 4;
		c.self().n++;
		Sys.println(c.n + " " + c.f + " " + flush());
		Sys.println(c.n++ + ++c.n + " " + c.n-- + " " + --c.n);
		var x = 5;
		x += x++ + ++x;
		Sys.println(x);
		var y = x > 3 ? x < 10 ? "mid" : "high" : "low";
		Sys.println(y);
		var s = "a";
		s += 1 + 2;
		s += 'b' + 1 + 2;
		Sys.println(s);
		var f = 1.0;
		f += 1; f -= 0.5; f *= 3; f /= 2; f %= 2;
		Sys.println(f);
		var k = 7;
		k = k * 2 + 1;
		var z = k / 5;
		Sys.println(z + " " + Std.int(z) + " " + (k > z) + " " + (k == 15.0));
		var b = true;
		b = b && k > 100;
		Sys.println(b);
		var p, q;
		p = q = i(3);
		Sys.println(p + q);
		Sys.println(i(1) == 1 ? i(2) : i(3));
		Sys.println(flush());
		var t = 0;
		for (n in 0...1000) t = t * 3 + (n & 7) - (n >> 2) ^ n << 1 | n % 3;
		Sys.println(t);
		Sys.println([for (v in [1, -1, 7, -7]) [for (d in [2, -2, 3]) v % d]]);
		Sys.println([for (v in [1.5, -1.5]) v % 1] + " " + (5 % 0.75) + " " + -5 % 3);
		Sys.println(0.1 + 0.2 == 0.3);
		Sys.println("b" > "a" && "abc" != "ABC");
	}
}
