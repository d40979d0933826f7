// The types that the language itself knows.

@:coreType abstract Void {}
@:coreType @:notNull abstract Float {}
@:coreType @:notNull abstract Int to Float {}
@:coreType @:notNull abstract Bool {}
@:forward @:coreType abstract Null<T> from T to T {}
@:coreType abstract Dynamic<T> {}

typedef Iterator<T> = {
	function hasNext():Bool;
	function next():T;
}

typedef Iterable<T> = {
	function iterator():Iterator<T>;
}

typedef KeyValueIterator<K, V> = Iterator<{key:K, value:V}>;

typedef KeyValueIterable<K, V> = {
	function keyValueIterator():KeyValueIterator<K, V>;
}

extern interface ArrayAccess<T> {}
