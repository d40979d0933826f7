import haxe.ds.*;

class Key {
	final number:Int;

	public function new(number:Int)
		this.number = number;

	public function hashCode():Int
		return number;
}

enum Shade {
	Plain;
	Mixed(by:Int);
}

class Node {
	public var next:Node;
	public var prev:Node;
	public final value:Int;

	public function new(value:Int)
		this.value = value;
}

// The containers of haxe.ds.
class Collections {
	static function lists() {
		var list = new List<Int>();
		list.add(1);
		list.add(2);
		list.push(0);
		trace(list, list.length, list.first(), list.last(), list.pop(), list.remove(2), list.remove(9));
		trace(list.join("-"), list.map(x -> x * 2), list.filter(x -> x > 0), list.isEmpty());
		for (i => x in list)
			trace(i, x);
		list.clear();
		trace(list);
		var stack = new GenericStack<Int>();
		stack.add(1);
		stack.add(2);
		trace(stack, stack.pop(), stack.first(), stack.isEmpty(), stack.remove(1), stack.isEmpty());
	}

	static function trees() {
		var tree = new BalancedTree<Int, String>();
		for (i in 0...200)
			tree.set(i * 37 % 211, "v" + i);
		var keys = [for (key in tree.keys()) key];
		trace(keys.length, keys.slice(0, 5), tree.get(74), tree.exists(5), tree.exists(1000));
		for (key in keys)
			if (key > 4)
				tree.remove(key);
		trace(tree, [for (k => v in tree) '$k=$v']);
		tree.clear();
		trace(tree);
	}

	static function maps() {
		var byEnum = new EnumValueMap<Shade, Int>();
		byEnum.set(Plain, 1);
		byEnum.set(Mixed(3), 2);
		trace(byEnum.get(Mixed(3)), byEnum.get(Mixed(4)), byEnum);
		var byHash = new HashMap<Key, String>();
		byHash[new Key(1)] = "one";
		byHash.set(new Key(2), "two");
		byHash.set(new Key(1), "one again");
		trace(byHash.get(new Key(1)), byHash.exists(new Key(3)), byHash.remove(new Key(2)));
		trace([for (key => value in byHash) value], [for (key in byHash.keys()) key.hashCode()]);
		var objects = new ObjectMap<{}, Int>();
		var object = {a: 1};
		objects.set(object, 3);
		trace(objects.get(object), objects.exists({a: 1}), [for (key in objects.keys()) key]);
		var total = 0;
		var numbers = new Map<Int, Int>();
		for (i in 0...2000)
			numbers[i * 7 % 1000] = i;
		for (key => value in numbers)
			total += key * 3 + value;
		trace(total, numbers.exists(999), numbers.exists(1001));
	}

	static function arrays() {
		var list = [for (i in 0...50) i * 29 % 53];
		ArraySort.sort(list, Reflect.compare);
		trace(list.slice(0, 8));
		var only:ReadOnlyArray<Int> = [1, 2, 3];
		var sum = 0;
		for (x in only)
			sum += x;
		trace(only.length, only[1], sum, only.map(x -> x + 1), only.contains(2));
		var vector = new Vector<String>(3);
		vector[0] = "a";
		trace(vector.length, vector[0], vector[1], vector.toArray(), Vector.fromArrayCopy([1, 2, 3]).map(x -> x + 1));
		var first:Node = null;
		for (i in 0...20) {
			var node = new Node(i * 7 % 20);
			node.next = first;
			if (first != null)
				first.prev = node;
			first = node;
		}
		first = ListSort.sort(first, (a, b) -> a.value - b.value);
		var sorted = [], node = first, last = null;
		while (node != null) {
			sorted.push(node.value);
			last = node;
			node = node.next;
		}
		trace(sorted, last.prev.value);
	}

	static function main() {
		lists();
		trees();
		maps();
		arrays();
		var some:Option<Int> = Some(3);
		trace(switch some {
			case Some(value): value;
			case None: 0;
		});
		var either:Either<Int, String> = Right("r");
		trace(either);
	}
}
