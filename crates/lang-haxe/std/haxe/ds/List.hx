package haxe.ds;

// A queue that is added to and taken from at either end; held in an array.
class List<T> {
	public var length(get, never):Int;

	final items:Array<T> = [];

	public function new() {}

	public function add(item:T):Void {
		items.push(item);
	}

	public function push(item:T):Void {
		items.unshift(item);
	}

	public function first():Null<T> {
		return items.length == 0 ? null : items[0];
	}

	public function last():Null<T> {
		return items.length == 0 ? null : items[items.length - 1];
	}

	public function pop():Null<T> {
		return items.shift();
	}

	public function isEmpty():Bool {
		return items.length == 0;
	}

	public function clear():Void {
		items.resize(0);
	}

	public function remove(v:T):Bool {
		return items.remove(v);
	}

	public function iterator():Iterator<T> {
		return new haxe.iterators.ArrayIterator(items);
	}

	public function toString():String {
		return "{" + items.join(", ") + "}";
	}

	public function join(sep:String):String {
		return items.join(sep);
	}

	public function filter(f:T->Bool):List<T> {
		var result = new List<T>();
		for (x in items)
			if (f(x))
				result.add(x);
		return result;
	}

	public function map<X>(f:T->X):List<X> {
		var result = new List<X>();
		for (x in items)
			result.add(f(x));
		return result;
	}

	function get_length():Int {
		return items.length;
	}
}
