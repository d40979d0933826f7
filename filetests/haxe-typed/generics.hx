class Box<T> {
	public var value:T;
	public function new(value:T) this.value = value;
	public function map<S>(f:T->S):Box<S> return new Box(f(value));
	public inline function get() return value;
}
class Main {
	static function first<T>(list:Array<T>, other:T):T return list.length > 0 ? list[0] : other;
	static function biggest<T:{function size():Int;}>(a:T, b:T):T return a.size() > b.size() ? a : b;
	static function main() {
		var b = new Box(3).map(x -> x + 0.5);
		b.value = b.get() * 2;
		trace(b.value, first([1, 2], 0) + 1, first([], "none").length);
	}
}
