abstract Vec(Array<Float>) {
	public var x(get, set):Float;
	public inline function new(x:Float, y:Float) this = [x, y];
	inline function get_x() return this[0];
	inline function set_x(v) return this[0] = v;
	@:op(A + B) public function add(o:Vec):Vec return new Vec(x + o.x, 0);
	@:op(A * B) @:commutative static function scale(a:Vec, f:Float):Vec return new Vec(a.x * f, 0);
	@:op(-A) function neg():Vec return new Vec(-x, 0);
	@:arrayAccess inline function get(i:Int):Float return this[i];
	@:arrayAccess inline function set(i:Int, v:Float):Float return this[i] = v;
	@:from static function ofInt(i:Int):Vec return new Vec(i, i);
	@:to function text():String return 'vec';
}
@:forward(length) abstract Names(Array<String>) from Array<String> to Array<String> {
	public inline function first() return this[0];
}
abstract Count(Int) to Int {
	public inline function new(n) this = n;
	public inline function raise(by:Int) this += by;
	@:op(A++) public inline function more():Count return new Count(++this);
	@:op(A < B) static function less(a:Count, b:Count):Bool;
}
class Main {
	static var counts = [new Count(0)];
	static function main() {
		counts[0].raise(2);
		var v = new Vec(1, 2) + 3;
		v = 2 * v;
		v += -v;
		v.x = v[1];
		v[0] += 2;
		var s:String = v;
		var names:Names = ["a"];
		var c = new Count(1);
		c++;
		trace(s, names.first(), names.length, c < new Count(3), c + 1);
	}
}
