package haxe.ds;

// The last that was added comes first.
class GenericStack<T> {
	final items:Array<T> = [];

	public function new() {}

	public function add(item:T):Void {
		items.push(item);
	}

	public function first():Null<T> {
		return items.length == 0 ? null : items[items.length - 1];
	}

	public function pop():Null<T> {
		return items.pop();
	}

	public function isEmpty():Bool {
		return items.length == 0;
	}

	public function remove(v:T):Bool {
		var at = items.lastIndexOf(v);
		if (at < 0)
			return false;
		items.splice(at, 1);
		return true;
	}

	public function iterator():Iterator<T> {
		var copy = items.copy();
		copy.reverse();
		return new haxe.iterators.ArrayIterator(copy);
	}

	public function toString():String {
		var copy = items.copy();
		copy.reverse();
		return "{" + copy.join(",") + "}";
	}
}
