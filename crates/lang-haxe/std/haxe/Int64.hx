package haxe;

// Two halves of 32 bits, which wrap. Values are never changed: an abstract's copy is the same object.
private class Halves {
	public final high:Int;
	public final low:Int;

	public inline function new(high:Int, low:Int) {
		this.high = high;
		this.low = low;
	}

	public function toString():String
		return Int64.toStr(cast this);
}

@:transitive
abstract Int64(Halves) from Halves to Halves {
	public var high(get, never):Int;
	public var low(get, never):Int;

	inline function get_high():Int
		return this.high;

	inline function get_low():Int
		return this.low;

	public static inline function make(high:Int32, low:Int32):Int64
		return new Halves(high, low);

	@:from public static inline function ofInt(x:Int):Int64
		return new Halves(x >> 31, x);

	public inline function copy():Int64
		return new Halves(high, low);

	public static function toInt(x:Int64):Int {
		if (x.high != x.low >> 31)
			throw "Overflow";
		return x.low;
	}

	public static inline function is(value:Dynamic):Bool
		return isInt64(value);

	public static inline function isInt64(value:Dynamic):Bool
		return Std.isOfType(value, Halves);

	public static inline function getHigh(x:Int64):Int32
		return x.high;

	public static inline function getLow(x:Int64):Int32
		return x.low;

	public static inline function isNeg(x:Int64):Bool
		return x.high < 0;

	public static inline function isZero(x:Int64):Bool
		return x.high == 0 && x.low == 0;

	public static function compare(a:Int64, b:Int64):Int {
		if (a.high != b.high)
			return a.high < b.high ? -1 : 1;
		return Int32.ucompare(a.low, b.low);
	}

	public static function ucompare(a:Int64, b:Int64):Int {
		var high = Int32.ucompare(a.high, b.high);
		return high != 0 ? high : Int32.ucompare(a.low, b.low);
	}

	public static function toStr(x:Int64):String {
		if (isZero(x))
			return "0";
		var digits = "";
		var negative = isNeg(x);
		var rest = x;
		while (!isZero(rest)) {
			var parts = divMod(rest, ofInt(10));
			var digit = parts.modulus.low;
			digits = (digit < 0 ? -digit : digit) + digits;
			rest = parts.quotient;
		}
		return negative ? "-" + digits : digits;
	}

	public inline function toString():String
		return toStr(cast this);

	public static function parseString(text:String):Int64 {
		var trimmed = StringTools.trim(text);
		var negative = StringTools.startsWith(trimmed, "-");
		var start = negative ? 1 : 0;
		var result = ofInt(0), ten = ofInt(10);
		// Towards the sign's side, so that the least number can be read.
		for (place in start...trimmed.length) {
			var digit = StringTools.fastCodeAt(trimmed, place) - "0".code;
			if (digit < 0 || digit > 9)
				throw "NumberFormatError";
			var next = sub(mul(result, ten), ofInt(digit));
			if (compare(div(add(next, ofInt(digit)), ten), result) != 0 || next.high > 0)
				throw negative ? "NumberFormatError: Underflow" : "NumberFormatError: Overflow";
			result = next;
		}
		if (negative)
			return result;
		var positive = neg(result);
		if (isNeg(positive))
			throw "NumberFormatError: Overflow";
		return positive;
	}

	public static function fromFloat(value:Float):Int64 {
		if (Math.isNaN(value) || !Math.isFinite(value))
			throw "Number is NaN or Infinite";
		var whole = value - (value % 1);
		if (whole > 9007199254740991)
			throw "Conversion overflow";
		if (whole < -9007199254740991)
			throw "Conversion underflow";
		var size = Math.abs(whole);
		var low = size % 4294967296.0;
		var high = Std.int((size - low) / 4294967296.0);
		var result = make(high, low >= 2147483648.0 ? Std.int(low - 4294967296.0) : Std.int(low));
		return whole < 0 ? neg(result) : result;
	}

	// The quotient is truncated, and the rest has the sign of the dividend.
	public static function divMod(dividend:Int64, divisor:Int64):{quotient:Int64, modulus:Int64} {
		if (isZero(divisor))
			throw "divide by zero";
		var a = isNeg(dividend) ? neg(dividend) : dividend;
		var b = isNeg(divisor) ? neg(divisor) : divisor;
		var quotient = ofInt(0), rest = ofInt(0);
		if (a.high == 0 && b.high == 0 && a.low >= 0 && b.low > 0) {
			quotient = ofInt(Std.int(a.low / b.low));
			rest = ofInt(a.low % b.low);
		} else {
			for (step in 0...64) {
				var bit = 63 - step;
				rest = or(shl(rest, 1), and(ushr(a, bit), ofInt(1)));
				if (ucompare(rest, b) >= 0) {
					rest = sub(rest, b);
					quotient = or(quotient, shl(ofInt(1), bit));
				}
			}
		}
		return {
			quotient: isNeg(dividend) != isNeg(divisor) ? neg(quotient) : quotient,
			modulus: isNeg(dividend) ? neg(rest) : rest
		};
	}

	@:op(-A) public static inline function neg(x:Int64):Int64
		return make(~x.high + (x.low == 0 ? 1 : 0), ~x.low + 1);

	@:op(++A) inline function preIncrement():Int64
		return this = add(cast this, ofInt(1));

	@:op(A++) inline function postIncrement():Int64 {
		var before:Int64 = cast this;
		this = add(before, ofInt(1));
		return before;
	}

	@:op(--A) inline function preDecrement():Int64
		return this = sub(cast this, ofInt(1));

	@:op(A--) inline function postDecrement():Int64 {
		var before:Int64 = cast this;
		this = sub(before, ofInt(1));
		return before;
	}

	@:op(A + B) public static inline function add(a:Int64, b:Int64):Int64 {
		var low = a.low + b.low;
		// A sum is below its parts, without signs, when it was carried.
		var carry = (low ^ 0x80000000) < (a.low ^ 0x80000000) ? 1 : 0;
		return make(a.high + b.high + carry, low);
	}

	@:op(A - B) public static inline function sub(a:Int64, b:Int64):Int64 {
		var borrow = (a.low ^ 0x80000000) < (b.low ^ 0x80000000) ? 1 : 0;
		return make(a.high - b.high - borrow, a.low - b.low);
	}

	@:op(A * B) public static function mul(a:Int64, b:Int64):Int64 {
		var a0 = a.low & 0xffff, a1 = a.low >>> 16;
		var b0 = b.low & 0xffff, b1 = b.low >>> 16;
		var p00 = a0 * b0, p01 = a0 * b1, p10 = a1 * b0;
		var middle = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
		var low = (middle << 16) | (p00 & 0xffff);
		var high = a1 * b1 + (p01 >>> 16) + (p10 >>> 16) + (middle >>> 16);
		return make(high + a.low * b.high + a.high * b.low, low);
	}

	@:op(A / B) public static inline function div(a:Int64, b:Int64):Int64
		return divMod(a, b).quotient;

	@:op(A % B) public static inline function mod(a:Int64, b:Int64):Int64
		return divMod(a, b).modulus;

	@:op(A == B) public static inline function eq(a:Int64, b:Int64):Bool
		return a.high == b.high && a.low == b.low;

	@:op(A != B) public static inline function neq(a:Int64, b:Int64):Bool
		return !eq(a, b);

	@:op(A < B) static inline function lt(a:Int64, b:Int64):Bool
		return compare(a, b) < 0;

	@:op(A <= B) static inline function lte(a:Int64, b:Int64):Bool
		return compare(a, b) <= 0;

	@:op(A > B) static inline function gt(a:Int64, b:Int64):Bool
		return compare(a, b) > 0;

	@:op(A >= B) static inline function gte(a:Int64, b:Int64):Bool
		return compare(a, b) >= 0;

	@:op(~A) static inline function complement(x:Int64):Int64
		return make(~x.high, ~x.low);

	@:op(A & B) public static inline function and(a:Int64, b:Int64):Int64
		return make(a.high & b.high, a.low & b.low);

	@:op(A | B) public static inline function or(a:Int64, b:Int64):Int64
		return make(a.high | b.high, a.low | b.low);

	@:op(A ^ B) public static inline function xor(a:Int64, b:Int64):Int64
		return make(a.high ^ b.high, a.low ^ b.low);

	@:op(A << B) public static function shl(a:Int64, by:Int):Int64 {
		var count = by & 63;
		if (count == 0)
			return a;
		if (count >= 32)
			return make(a.low << (count - 32), 0);
		return make((a.high << count) | (a.low >>> (32 - count)), a.low << count);
	}

	@:op(A >> B) public static function shr(a:Int64, by:Int):Int64 {
		var count = by & 63;
		if (count == 0)
			return a;
		if (count >= 32)
			return make(a.high >> 31, a.high >> (count - 32));
		return make(a.high >> count, (a.high << (32 - count)) | (a.low >>> count));
	}

	@:op(A >>> B) public static function ushr(a:Int64, by:Int):Int64 {
		var count = by & 63;
		if (count == 0)
			return a;
		if (count >= 32)
			return make(0, a.high >>> (count - 32));
		return make(a.high >>> count, (a.high << (32 - count)) | (a.low >>> count));
	}
}
