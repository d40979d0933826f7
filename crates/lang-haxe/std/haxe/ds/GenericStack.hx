package haxe.ds;

// A stack whose elements are linked one to the next.
class GenericStack<T> {
	public var head:GenericCell<T>;

	public function new() {}

	public function add(item:T):Void {
		head = new GenericCell<T>(item, head);
	}

	public function first():Null<T> {
		return head == null ? null : head.elt;
	}

	public function pop():Null<T> {
		if (head == null) {
			return null;
		}
		var item = head.elt;
		head = head.next;
		return item;
	}

	public function isEmpty():Bool {
		return head == null;
	}

	public function remove(v:T):Bool {
		var previous:GenericCell<T> = null;
		var cell = head;
		while (cell != null) {
			if (cell.elt == v) {
				if (previous == null) {
					head = cell.next;
				} else {
					previous.next = cell.next;
				}
				return true;
			}
			previous = cell;
			cell = cell.next;
		}
		return false;
	}

	public function iterator():Iterator<T> {
		return new GenericStackIterator<T>(head);
	}

	public function toString():String {
		var parts:Array<String> = [];
		for (item in this) {
			parts.push(Std.string(item));
		}
		return "{" + parts.join(",") + "}";
	}
}

class GenericCell<T> {
	public var elt:T;
	public var next:GenericCell<T>;

	public function new(elt:T, next:GenericCell<T>) {
		this.elt = elt;
		this.next = next;
	}
}

class GenericStackIterator<T> {
	var cell:GenericCell<T>;

	public function new(cell:GenericCell<T>) {
		this.cell = cell;
	}

	public function hasNext():Bool {
		return cell != null;
	}

	public function next():T {
		var item = cell.elt;
		cell = cell.next;
		return item;
	}
}
