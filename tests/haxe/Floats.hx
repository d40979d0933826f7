// Float: how values print, special values, arithmetic, Math.
class Floats {
	static function p(v:Float) Sys.println(v);

	static function main() {
		for (v in [0.0, -0.0, 1.0, -1.5, 0.1, 0.1 + 0.2, 1 / 3, 100.0, 1e10, 123456.789, 1e-3, 3.14159265358979])
			p(v);
		p(1e15);
		p(123456789012345.0);
		p(2.5e-5);
		p(Math.NaN);
		p(Math.POSITIVE_INFINITY);
		p(Math.NEGATIVE_INFINITY);
		p(1.0 / 0.0);
		Sys.println(Math.isNaN(0.0 / 0.0) + " " + Math.isFinite(1.0) + " " + Math.isFinite(1 / 0) + " " + Math.isNaN(1.0));
		Sys.println((Math.NaN == Math.NaN) + " " + (Math.NaN != Math.NaN) + " " + (Math.NaN < 1) + " " + (0.0 == -0.0));
		Sys.println([Math.floor(2.7), Math.floor(-2.7), Math.ceil(2.2), Math.ceil(-2.2), Math.round(2.5), Math.round(-2.5), Math.round(2.4)].join(" "));
		Sys.println([Math.ffloor(2.7), Math.fceil(2.2), Math.fround(2.5), Math.ffloor(-0.5)].join(" "));
		Sys.println([Math.abs(-3.5), Math.max(1, 2), Math.min(1, 2), Math.sqrt(2), Math.pow(2, 10), Math.pow(2, 0.5), Math.exp(0), Math.log(1)].join(" "));
		p(Math.sin(1)); p(Math.cos(1)); p(Math.tan(0.5)); p(Math.asin(1)); p(Math.acos(0.5)); p(Math.atan(1)); p(Math.atan2(1, -1));
		p(Math.exp(1)); p(Math.log(10)); p(Math.PI);
		p(5.5 % 2); p(-5.5 % 2); p(5 % 2.5);
		p(1.5 + 2); p(3 * 0.5); p(7 - 0.25);
		var x = 1.0;
		x += 0.5; x *= 4; x -= 1; x /= 2; x++;
		p(x);
		p(-x);
		Sys.println((1.5 < 2) + " " + (1 == 1.0) + " " + (2.5 >= 2.5));
		Sys.println(Std.int(2.9) + " " + Std.int(-2.9) + " " + Std.int(1e9));
		var s = 0.0;
		for (i in 1...1001) s += 1 / (i * i);
		p(Math.fround(s * 1e9) / 1e9);
		var f:Float = 3;
		p(f);
		Sys.println("" + f + " " + (f + 0.5) + " " + f * 2);
		p(Math.round(1e6 * Math.sqrt(3)) / 1e6);
		p(0.1 * 3); p(1.1 * 1.1); p(4.35); p(2.675 * 100); p(1e21); p(1e22 + 1); p(1.7976931348623157e308); p(5e-324);
		p(100 * 1.1); p(9007199254740993.0); p(0.000001); p(0.0000001); p(1e16); p(1e17); p(12345678912345678.0);
	}
}
