package haxe.iterators;

class MapKeyValueIterator<K, V> {
	final map:haxe.Constraints.IMap<K, V>;
	final keys:Iterator<K>;

	public function new(map:haxe.Constraints.IMap<K, V>) {
		this.map = map;
		this.keys = map.keys();
	}

	public function hasNext():Bool {
		return keys.hasNext();
	}

	public function next():{key:K, value:V} {
		var key = keys.next();
		return {key: key, value: map.get(key)};
	}
}
