// Int: wrap-around at 32 bits, shifts, bit operations, division, modulo, comparison, literals.
class Integers {
	static function show(name:String, values:Array<Int>) Sys.println(name + ": " + values.join(" "));

	static function main() {
		var max = 2147483647;
		var min = -2147483648;
		show("edges", [max, min, max + 1, min - 1, max * 2, min * 2, max * max, -min, max + max]);
		show("multiply", [65536 * 65536, 65537 * 65537, 123456789 * 987654321, -123456789 * 987654321, 46341 * 46341]);
		show("shift left", [1 << 0, 1 << 31, 3 << 30, -1 << 4]);
		show("shift right", [-1 >> 1, -8 >> 1, 7 >> 1, min >> 31, max >> 30]);
		show("unsigned shift", [-1 >>> 1, -1 >>> 28, -8 >>> 1, min >>> 31, 16 >>> 2]);
		show("bits", [12 & 10, 12 | 10, 12 ^ 10, ~0, ~5, ~-1, 0xff & 0x0f, -1 & 0xffff]);
		show("modulo", [7 % 3, -7 % 3, 7 % -3, -7 % -3, min % 10, max % 1000]);
		show("int division", [Std.int(7 / 2), Std.int(-7 / 2), Std.int(7 / -2), Math.floor(-7 / 2), Math.ceil(7 / 2), Math.round(-2.5), Math.round(2.5)]);
		Sys.println(7 / 2);
		Sys.println(6 / 3);
		Sys.println(1 / 3);
		Sys.println(-1 / 4);
		show("hex", [0xff, 0x7fffffff, 0xffffffff, 0x80000000, 0xDEADBEEF]);
		var i = 5;
		show("increments", [i++, i, ++i, i--, --i, -i, -(-i)]);
		i += 10; i -= 3; i *= 2; i %= 7;
		Sys.println(i);
		i <<= 4; i >>= 1; i |= 1; i &= 0xff; i ^= 3; i >>>= 1;
		Sys.println(i);
		Sys.println('${1 < 2} ${2 <= 1} ${3 == 3} ${3 != 3} ${-1 > -2} ${min < max} ${max + 1 < max}');
		var h = 0;
		for (c in 0...50) h = h * 31 + c;
		Sys.println(h);
		var sum = 0;
		for (k in 0...100000) sum += k * k;
		Sys.println(sum);
		var x = 123456789;
		for (k in 0...10) { x ^= x << 13; x ^= x >>> 17; x ^= x << 5; }
		Sys.println(x);
		Sys.println([for (b in 0...8) (0xA5 >> b) & 1].join(""));
		Sys.println(Std.int(3000000000.0 / 2));
		Sys.println(Std.int(-0.9));
		Sys.println(1 + 2 * 3 - 4 % 3 << 1 | 1);
		Sys.println((1 + 2) * (3 - 4) % 3);
		var bits = 0;
		var n = 0x0F0F1234;
		while (n != 0) { n &= n - 1; bits++; }
		Sys.println(bits);
	}
}
