package haxe.ds;

// A list whose elements are linked one to the next.
class List<T> {
	public var length(default, null):Int = 0;

	var head:ListCell<T>;
	var tail:ListCell<T>;

	public function new() {}

	public function add(item:T):Void {
		var cell = new ListCell(item, null);
		if (head == null) {
			head = cell;
		} else {
			tail.next = cell;
		}
		tail = cell;
		length++;
	}

	public function push(item:T):Void {
		head = new ListCell(item, head);
		if (tail == null) {
			tail = head;
		}
		length++;
	}

	public function first():Null<T> {
		return head == null ? null : head.item;
	}

	public function last():Null<T> {
		return tail == null ? null : tail.item;
	}

	public function pop():Null<T> {
		if (head == null) {
			return null;
		}
		var item = head.item;
		head = head.next;
		if (head == null) {
			tail = null;
		}
		length--;
		return item;
	}

	public function isEmpty():Bool {
		return head == null;
	}

	public function clear():Void {
		head = null;
		tail = null;
		length = 0;
	}

	public function remove(item:T):Bool {
		var previous:ListCell<T> = null;
		var cell = head;
		while (cell != null) {
			if (cell.item == item) {
				if (previous == null) {
					head = cell.next;
				} else {
					previous.next = cell.next;
				}
				if (tail == cell) {
					tail = previous;
				}
				length--;
				return true;
			}
			previous = cell;
			cell = cell.next;
		}
		return false;
	}

	public function iterator():ListIterator<T> {
		return new ListIterator<T>(head);
	}

	public function keyValueIterator():ListKeyValueIterator<T> {
		return new ListKeyValueIterator<T>(head);
	}

	public function toString():String {
		return "{" + join(", ") + "}";
	}

	public function join(sep:String):String {
		var parts:Array<String> = [];
		var cell = head;
		while (cell != null) {
			parts.push(Std.string(cell.item));
			cell = cell.next;
		}
		return parts.join(sep);
	}

	public function filter(f:T->Bool):List<T> {
		var result = new List<T>();
		var cell = head;
		while (cell != null) {
			var item = cell.item;
			if (f(item)) {
				result.add(item);
			}
			cell = cell.next;
		}
		return result;
	}

	public function map<X>(f:T->X):List<X> {
		var result = new List<X>();
		var cell = head;
		while (cell != null) {
			result.add(f(cell.item));
			cell = cell.next;
		}
		return result;
	}
}

class ListCell<T> {
	public final item:T;
	public var next:ListCell<T>;

	public function new(item:T, next:ListCell<T>) {
		this.item = item;
		this.next = next;
	}
}

class ListIterator<T> {
	var cell:ListCell<T>;

	public function new(cell:ListCell<T>) {
		this.cell = cell;
	}

	public function hasNext():Bool {
		return cell != null;
	}

	public function next():T {
		var item = cell.item;
		cell = cell.next;
		return item;
	}
}

class ListKeyValueIterator<T> {
	var cell:ListCell<T>;
	var index:Int = 0;

	public function new(cell:ListCell<T>) {
		this.cell = cell;
	}

	public function hasNext():Bool {
		return cell != null;
	}

	public function next():{key:Int, value:T} {
		var item = cell.item;
		cell = cell.next;
		return {key: index++, value: item};
	}
}
