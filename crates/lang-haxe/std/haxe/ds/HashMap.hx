package haxe.ds;

private class Tables<K:{function hashCode():Int;}, V> {
	public final keys = new IntMap<K>();
	public final values = new IntMap<V>();

	public function new() {}
}

// A map by what `hashCode` answers, which nobody compares further.
abstract HashMap<K:{function hashCode():Int;}, V>(Tables<K, V>) {
	public function new()
		this = new Tables();

	@:arrayAccess public inline function set(k:K, v:V) {
		this.keys.set(k.hashCode(), k);
		this.values.set(k.hashCode(), v);
	}

	@:arrayAccess public inline function get(k:K):Null<V>
		return this.values.get(k.hashCode());

	public inline function exists(k:K):Bool
		return this.values.exists(k.hashCode());

	public inline function remove(k:K):Bool {
		this.values.remove(k.hashCode());
		return this.keys.remove(k.hashCode());
	}

	public inline function keys():Iterator<K>
		return this.keys.iterator();

	public function copy():HashMap<K, V> {
		var copied = new HashMap<K, V>();
		for (key in this.keys)
			copied.set(key, this.values.get(key.hashCode()));
		return copied;
	}

	public inline function iterator():Iterator<V>
		return this.values.iterator();

	public function keyValueIterator():KeyValueIterator<K, V> {
		var pairs = [for (code => key in this.keys) {key: key, value: this.values.get(code)}];
		return pairs.iterator();
	}

	public inline function clear():Void {
		this.keys.clear();
		this.values.clear();
	}
}
