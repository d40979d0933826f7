package haxe.ds;

import haxe.Constraints.IMap;

// `new` chooses the class by the type of keys, and where that is known the typer calls the class's own methods.
@:multiType(@:followWithAbstracts K)
abstract Map<K, V>(IMap<K, V>) {
	public function new();

	public inline function set(key:K, value:V):Void
		this.set(key, value);

	@:arrayAccess public inline function get(key:K):Null<V>
		return this.get(key);

	public inline function exists(key:K):Bool
		return this.exists(key);

	public inline function remove(key:K):Bool
		return this.remove(key);

	public inline function keys():Iterator<K>
		return this.keys();

	public inline function iterator():Iterator<V>
		return this.iterator();

	public inline function keyValueIterator():KeyValueIterator<K, V>
		return this.keyValueIterator();

	public inline function copy():Map<K, V>
		return cast this.copy();

	public inline function toString():String
		return this.toString();

	public inline function clear():Void
		this.clear();

	@:arrayAccess @:noCompletion public inline function arrayWrite(k:K, v:V):V {
		this.set(k, v);
		return v;
	}

	@:from static inline function fromStringMap<V>(map:StringMap<V>):Map<String, V>
		return cast map;

	@:from static inline function fromIntMap<V>(map:IntMap<V>):Map<Int, V>
		return cast map;

	@:from static inline function fromObjectMap<K:{}, V>(map:ObjectMap<K, V>):Map<K, V>
		return cast map;
}
