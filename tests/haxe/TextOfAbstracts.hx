// What abstracts are as text, as Dynamic and as numbers; rest parameters in types of functions.
abstract Celsius(Float) {
	public function new(degrees:Float)
		this = degrees;

	public function toString():String
		return this + "C";
}

abstract Wrapped(Float) {
	public function new(value:Float)
		this = value;

	@:to function text():String
		return "<" + this + ">";

	@:to function half():Int
		return Std.int(this / 2);
}

abstract Dyn(Int) {
	public function new(value:Int)
		this = value;

	@:to function dynamically():Dynamic
		return "dynamic";
}

abstract Meters(Int) from Int to Int {
	@:to inline function toFloat():Float
		return this * 100.0;
}

class TextOfAbstracts {
	static function sum(first:Int, ...rest:Int):Int {
		for (more in rest)
			first += more;
		return first;
	}

	static function apply(f:(...values:Int) -> Int):Int
		return f(1, 2, 3);

	static function show(value:Dynamic)
		Sys.println(value);

	static function main() {
		var warm = new Celsius(20.5);
		trace(warm, [warm], {warm: warm});
		trace("" + warm, '$warm', Std.string(warm));
		show(warm);
		var maybe:Null<Celsius> = warm;
		trace(maybe);
		var wrapped = new Wrapped(7);
		var text:String = wrapped;
		var number:Int = wrapped;
		trace(text, number, "" + wrapped, '$wrapped');
		var dyn:Dynamic = new Dyn(3);
		trace(dyn, new Dyn(4));
		var length:Meters = 3;
		var float:Float = length;
		var int:Int = length;
		trace(float, int, length);
		trace(sum(1), sum(1, 2, 3), sum(1, ...[4, 5]));
		trace(apply(function(...values:Int) return values.length));
		var f:(Int, ...Int) -> Int = sum;
		trace(f(1, 2, 3, 4), f(1));
		var total = 0;
		for (i in 0...2000)
			total += sum(i, i, 1) + new Meters2(i).twice();
		trace(total);
	}
}

abstract Meters2(Int) {
	public inline function new(value:Int)
		this = value;

	public inline function twice():Int
		return this * 2;
}
