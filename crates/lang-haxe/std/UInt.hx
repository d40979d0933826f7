// The bits of an `Int` without a sign: what tells them apart is comparison, division, conversion and text.
@:transitive
abstract UInt(Int) from Int to Int {
	@:op(A + B) static inline function sum(a:UInt, b:UInt):UInt
		return (a : Int) + (b : Int);

	@:op(A - B) static inline function difference(a:UInt, b:UInt):UInt
		return (a : Int) - (b : Int);

	@:op(A * B) static inline function product(a:UInt, b:UInt):UInt
		return (a : Int) * (b : Int);

	@:op(A / B) static inline function quotient(a:UInt, b:UInt):Float
		return a.toFloat() / b.toFloat();

	@:op(A % B) static function remainder(a:UInt, b:UInt):UInt {
		var rest = a.toFloat() % b.toFloat();
		return rest >= 2147483648.0 ? Std.int(rest - 4294967296.0) : Std.int(rest);
	}

	@:op(A + B) @:commutative static inline function sumFloat(a:UInt, b:Float):Float
		return a.toFloat() + b;

	@:op(A * B) @:commutative static inline function productFloat(a:UInt, b:Float):Float
		return a.toFloat() * b;

	@:op(A - B) static inline function lessFloat(a:UInt, b:Float):Float
		return a.toFloat() - b;

	@:op(A - B) static inline function floatLess(a:Float, b:UInt):Float
		return a - b.toFloat();

	@:op(A / B) static inline function perFloat(a:UInt, b:Float):Float
		return a.toFloat() / b;

	@:op(A / B) static inline function floatPer(a:Float, b:UInt):Float
		return a / b.toFloat();

	@:op(A % B) static inline function restByFloat(a:UInt, b:Float):Float
		return a.toFloat() % b;

	@:op(A % B) static inline function floatRest(a:Float, b:UInt):Float
		return a % b.toFloat();

	@:op(A & B) static inline function both(a:UInt, b:UInt):UInt
		return (a : Int) & (b : Int);

	@:op(A | B) static inline function either(a:UInt, b:UInt):UInt
		return (a : Int) | (b : Int);

	@:op(A ^ B) static inline function different(a:UInt, b:UInt):UInt
		return (a : Int) ^ (b : Int);

	@:op(~A) static inline function complement(a:UInt):UInt
		return ~(a : Int);

	@:op(A << B) static inline function left(a:UInt, b:Int):UInt
		return (a : Int) << b;

	// There is no sign to copy.
	@:op(A >> B) static inline function right(a:UInt, b:Int):UInt
		return (a : Int) >>> b;

	@:op(A >>> B) static inline function rightUnsigned(a:UInt, b:Int):UInt
		return (a : Int) >>> b;

	@:op(A == B) static inline function equal(a:UInt, b:UInt):Bool
		return (a : Int) == (b : Int);

	@:op(A != B) static inline function unequal(a:UInt, b:UInt):Bool
		return (a : Int) != (b : Int);

	@:op(A == B) @:commutative static inline function equalFloat(a:UInt, b:Float):Bool
		return a.toFloat() == b;

	@:op(A != B) @:commutative static inline function unequalFloat(a:UInt, b:Float):Bool
		return a.toFloat() != b;

	@:op(A < B) static inline function less(a:UInt, b:UInt):Bool
		return ((a : Int) ^ 0x80000000) < ((b : Int) ^ 0x80000000);

	@:op(A <= B) static inline function atMost(a:UInt, b:UInt):Bool
		return ((a : Int) ^ 0x80000000) <= ((b : Int) ^ 0x80000000);

	@:op(A > B) static inline function greater(a:UInt, b:UInt):Bool
		return ((a : Int) ^ 0x80000000) > ((b : Int) ^ 0x80000000);

	@:op(A >= B) static inline function atLeast(a:UInt, b:UInt):Bool
		return ((a : Int) ^ 0x80000000) >= ((b : Int) ^ 0x80000000);

	@:op(A < B) static inline function lessThanFloat(a:UInt, b:Float):Bool
		return a.toFloat() < b;

	@:op(A <= B) static inline function atMostFloat(a:UInt, b:Float):Bool
		return a.toFloat() <= b;

	@:op(A > B) static inline function greaterThanFloat(a:UInt, b:Float):Bool
		return a.toFloat() > b;

	@:op(A >= B) static inline function atLeastFloat(a:UInt, b:Float):Bool
		return a.toFloat() >= b;

	@:op(A < B) static inline function floatLessThan(a:Float, b:UInt):Bool
		return a < b.toFloat();

	@:op(A <= B) static inline function floatAtMost(a:Float, b:UInt):Bool
		return a <= b.toFloat();

	@:op(A > B) static inline function floatGreaterThan(a:Float, b:UInt):Bool
		return a > b.toFloat();

	@:op(A >= B) static inline function floatAtLeast(a:Float, b:UInt):Bool
		return a >= b.toFloat();

	@:op(++A) inline function preIncrement():UInt
		return this = this + 1;

	@:op(A++) inline function postIncrement():UInt {
		var before = this;
		this = before + 1;
		return before;
	}

	@:op(--A) inline function preDecrement():UInt
		return this = this - 1;

	@:op(A--) inline function postDecrement():UInt {
		var before = this;
		this = before - 1;
		return before;
	}

	@:to inline function toFloat():Float
		return this < 0 ? this + 4294967296.0 : this + 0.0;

	public function toString(?radix:Int):String
		return Std.string(toFloat());
}
