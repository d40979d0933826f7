package haxe;

// `Int` is 32 bits wide and wraps, so this is `Int` under another name.
@:transitive
abstract Int32(Int) from Int to Int {
	@:op(-A) static inline function negated(a:Int32):Int32
		return -(a : Int);

	@:op(~A) static inline function complement(a:Int32):Int32
		return ~(a : Int);

	@:op(++A) inline function preIncrement():Int32
		return this = this + 1;

	@:op(A++) inline function postIncrement():Int32 {
		var before = this;
		this = before + 1;
		return before;
	}

	@:op(--A) inline function preDecrement():Int32
		return this = this - 1;

	@:op(A--) inline function postDecrement():Int32 {
		var before = this;
		this = before - 1;
		return before;
	}

	@:op(A + B) static inline function sum(a:Int32, b:Int32):Int32
		return (a : Int) + (b : Int);

	@:op(A - B) static inline function difference(a:Int32, b:Int32):Int32
		return (a : Int) - (b : Int);

	@:op(A * B) static inline function product(a:Int32, b:Int32):Int32
		return (a : Int) * (b : Int);

	@:op(A / B) static inline function quotient(a:Int32, b:Int32):Float
		return (a : Int) / (b : Int);

	@:op(A % B) static inline function remainder(a:Int32, b:Int32):Int32
		return (a : Int) % (b : Int);

	@:op(A + B) @:commutative static inline function sumFloat(a:Int32, b:Float):Float
		return (a : Int) + b;

	@:op(A * B) @:commutative static inline function productFloat(a:Int32, b:Float):Float
		return (a : Int) * b;

	@:op(A - B) static inline function lessFloat(a:Int32, b:Float):Float
		return (a : Int) - b;

	@:op(A / B) static inline function perFloat(a:Int32, b:Float):Float
		return (a : Int) / b;

	@:op(A & B) static inline function both(a:Int32, b:Int32):Int32
		return (a : Int) & (b : Int);

	@:op(A | B) static inline function either(a:Int32, b:Int32):Int32
		return (a : Int) | (b : Int);

	@:op(A ^ B) static inline function different(a:Int32, b:Int32):Int32
		return (a : Int) ^ (b : Int);

	@:op(A << B) static inline function left(a:Int32, b:Int):Int32
		return (a : Int) << b;

	@:op(A >> B) static inline function right(a:Int32, b:Int):Int32
		return (a : Int) >> b;

	@:op(A >>> B) static inline function rightUnsigned(a:Int32, b:Int):Int32
		return (a : Int) >>> b;

	@:op(A == B) static inline function equal(a:Int32, b:Int32):Bool
		return (a : Int) == (b : Int);

	@:op(A != B) static inline function unequal(a:Int32, b:Int32):Bool
		return (a : Int) != (b : Int);

	@:op(A < B) static inline function less(a:Int32, b:Int32):Bool
		return (a : Int) < (b : Int);

	@:op(A <= B) static inline function atMost(a:Int32, b:Int32):Bool
		return (a : Int) <= (b : Int);

	@:op(A > B) static inline function greater(a:Int32, b:Int32):Bool
		return (a : Int) > (b : Int);

	@:op(A >= B) static inline function atLeast(a:Int32, b:Int32):Bool
		return (a : Int) >= (b : Int);

	public static function ucompare(a:Int32, b:Int32):Int {
		var x = (a : Int) ^ 0x80000000, y = (b : Int) ^ 0x80000000;
		return x < y ? -1 : x > y ? 1 : 0;
	}
}
