package haxe.ds;

// A search tree whose branches differ in height by two at most; in the order of keys.
class BalancedTree<K, V> implements haxe.Constraints.IMap<K, V> {
	var root:TreeNode<K, V>;

	public function new() {}

	public function set(key:K, value:V):Void {
		root = insert(key, value, root);
	}

	public function get(key:K):Null<V> {
		var node = find(key);
		return node == null ? null : node.value;
	}

	public function exists(key:K):Bool {
		return find(key) != null;
	}

	public function remove(key:K):Bool {
		if (find(key) == null) {
			return false;
		}
		root = without(key, root);
		return true;
	}

	public function keys():Iterator<K> {
		var found:Array<K> = [];
		collectKeys(root, found);
		return found.iterator();
	}

	public function iterator():Iterator<V> {
		var found:Array<V> = [];
		collectValues(root, found);
		return found.iterator();
	}

	public function keyValueIterator():KeyValueIterator<K, V> {
		return new haxe.iterators.MapKeyValueIterator(this);
	}

	public function copy():BalancedTree<K, V> {
		var result = new BalancedTree<K, V>();
		result.root = root;
		return result;
	}

	public function clear():Void {
		root = null;
	}

	public function toString():String {
		var parts:Array<String> = [];
		for (key in keys()) {
			parts.push(Std.string(key) + "=" + Std.string(get(key)));
		}
		return "{" + parts.join(", ") + "}";
	}

	function compare(a:K, b:K):Int {
		return Reflect.compare(a, b);
	}

	function find(key:K):TreeNode<K, V> {
		var node = root;
		while (node != null) {
			var order = compare(key, node.key);
			if (order == 0) {
				return node;
			}
			node = order < 0 ? node.left : node.right;
		}
		return null;
	}

	function insert(key:K, value:V, node:TreeNode<K, V>):TreeNode<K, V> {
		if (node == null) {
			return new TreeNode(null, key, value, null);
		}
		var order = compare(key, node.key);
		if (order == 0) {
			return new TreeNode(node.left, key, value, node.right);
		}
		if (order < 0) {
			return balance(insert(key, value, node.left), node.key, node.value, node.right);
		}
		return balance(node.left, node.key, node.value, insert(key, value, node.right));
	}

	function without(key:K, node:TreeNode<K, V>):TreeNode<K, V> {
		var order = compare(key, node.key);
		if (order < 0) {
			return balance(without(key, node.left), node.key, node.value, node.right);
		}
		if (order > 0) {
			return balance(node.left, node.key, node.value, without(key, node.right));
		}
		if (node.left == null) {
			return node.right;
		}
		if (node.right == null) {
			return node.left;
		}
		var first = node.right;
		while (first.left != null) {
			first = first.left;
		}
		return balance(node.left, first.key, first.value, withoutFirst(node.right));
	}

	function withoutFirst(node:TreeNode<K, V>):TreeNode<K, V> {
		if (node.left == null) {
			return node.right;
		}
		return balance(withoutFirst(node.left), node.key, node.value, node.right);
	}

	function balance(left:TreeNode<K, V>, key:K, value:V, right:TreeNode<K, V>):TreeNode<K, V> {
		var l = height(left), r = height(right);
		if (l > r + 2) {
			if (height(left.left) >= height(left.right)) {
				return new TreeNode(left.left, left.key, left.value, new TreeNode(left.right, key, value, right));
			}
			var middle = left.right;
			return new TreeNode(new TreeNode(left.left, left.key, left.value, middle.left), middle.key, middle.value,
				new TreeNode(middle.right, key, value, right));
		}
		if (r > l + 2) {
			if (height(right.right) >= height(right.left)) {
				return new TreeNode(new TreeNode(left, key, value, right.left), right.key, right.value, right.right);
			}
			var middle = right.left;
			return new TreeNode(new TreeNode(left, key, value, middle.left), middle.key, middle.value,
				new TreeNode(middle.right, right.key, right.value, right.right));
		}
		return new TreeNode(left, key, value, right);
	}

	static function height<A, B>(node:TreeNode<A, B>):Int {
		return node == null ? 0 : node.height;
	}

	static function collectKeys<A, B>(node:TreeNode<A, B>, found:Array<A>):Void {
		if (node != null) {
			collectKeys(node.left, found);
			found.push(node.key);
			collectKeys(node.right, found);
		}
	}

	static function collectValues<A, B>(node:TreeNode<A, B>, found:Array<B>):Void {
		if (node != null) {
			collectValues(node.left, found);
			found.push(node.value);
			collectValues(node.right, found);
		}
	}
}

// Never changed, so that trees share what they have in common.
class TreeNode<K, V> {
	public final left:TreeNode<K, V>;
	public final right:TreeNode<K, V>;
	public final key:K;
	public final value:V;
	public final height:Int;

	public function new(left:TreeNode<K, V>, key:K, value:V, right:TreeNode<K, V>) {
		this.left = left;
		this.key = key;
		this.value = value;
		this.right = right;
		var l = left == null ? 0 : left.height;
		var r = right == null ? 0 : right.height;
		height = (l > r ? l : r) + 1;
	}
}
