import haxe.Int32;
import haxe.Int64;

// Integers of 64 bits, and those without a sign.
class Integers64 {
	static function hash(text:String):Int64 {
		var result = Int64.make(0xcbf29ce4, 0x84222325);
		for (i in 0...text.length) {
			result = result ^ Int64.ofInt(text.charCodeAt(i));
			result = result * Int64.make(0x100, 0x1b3);
		}
		return result;
	}

	static function unsignedHash(text:String):UInt {
		var result:UInt = 5381;
		for (i in 0...text.length)
			result = result * 33 + text.charCodeAt(i);
		return result;
	}

	static function power(base:Int64, exponent:Int):Int64 {
		var result:Int64 = 1;
		for (_ in 0...exponent)
			result *= base;
		return result;
	}

	static function main() {
		var a:Int64 = 5, b = Int64.make(1, 2);
		trace(a, b, a + b, a * b, a - b, b / a, b % a);
		trace(a < b, a <= a, a > b, a == Int64.ofInt(5), a != b, -a, ~a);
		trace(b >> 1, b << 3, b >>> 2, a & 4, a | 8, a ^ 1, b << 33, Int64.neg(b) >> 33, Int64.neg(b) >>> 60);
		trace(b.high, b.low);
		trace(Int64.parseString("123456789012345"), Int64.parseString("-9223372036854775808"), Int64.fromFloat(1e15), Int64.fromFloat(-2.9));
		for (bad in ["", "12x", "9223372036854775808"])
			try {
				trace(Int64.parseString(bad));
			} catch (e:Dynamic)
				trace("refused");
		try {
			trace(Int64.toInt(b));
		} catch (e:Dynamic)
			trace(e);
		trace(Int64.toInt(a), Int64.compare(a, b), Int64.ucompare(-a, b), Int64.isNeg(-a), Int64.isZero(a));
		var parts = Int64.divMod(b, a);
		trace(parts.quotient, parts.modulus);
		try {
			trace(a / 0);
		} catch (e:Dynamic)
			trace(e);
		a++;
		a += 10;
		--a;
		trace(a, a++, a, a.copy() == a);
		trace(power(3, 39), power(-7, 21), power(2, 63), power(10, 18) / 7, power(10, 18) % 7);
		trace(Int64.toStr(hash("hello")), hash("the quick brown fox"));
		var sum:Int64 = 0;
		for (i in 0...3000)
			sum = sum + Int64.ofInt(i) * i * 1000003;
		trace(sum);

		var u:UInt = 3;
		trace(u - 5, (u - 5 : UInt) > 3);
		var v:UInt = 0xFFFFFFFF;
		trace(v, v / 2, v % 10, v >> 1, v >>> 1, v * 2, v + 1);
		var f:Float = v;
		trace(f, u < v, v >= u, v == v);
		u++;
		trace(u, '$v', Std.string(v), "" + v);
		trace(unsignedHash("hello world"), unsignedHash("updraft"));
		var steps = 0;
		var x:UInt = 0xF0000000;
		while (x > 1) {
			x = x >> 1;
			steps++;
		}
		trace(steps);
		var i:Int32 = 0x7fffffff;
		trace(i + 1, i * 2, Int32.ucompare(1, -1), i >>> 3, -i, ~i);
	}
}
