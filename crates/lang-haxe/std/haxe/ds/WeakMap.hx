package haxe.ds;

// As with the reference interpreter, there is none.
class WeakMap<K:{}, V> implements haxe.Constraints.IMap<K, V> {
	public function new()
		throw new haxe.exceptions.NotImplementedException("Not implemented for this platform");

	public function set(key:K, value:V):Void {}

	public function get(key:K):Null<V>
		return null;

	public function exists(key:K):Bool
		return false;

	public function remove(key:K):Bool
		return false;

	public function keys():Iterator<K>
		return null;

	public function iterator():Iterator<V>
		return null;

	public function keyValueIterator():KeyValueIterator<K, V>
		return null;

	public function copy():WeakMap<K, V>
		return null;

	public function toString():String
		return null;

	public function clear():Void {}
}
