package haxe;

@:callable abstract Function(Dynamic) {}
abstract FlatEnum(Dynamic) {}
abstract NotVoid(Dynamic) {}
abstract Constructible<T>(Dynamic) {}

interface IMap<K, V> {
	function get(k:K):Null<V>;
	function set(k:K, v:V):Void;
	function exists(k:K):Bool;
	function remove(k:K):Bool;
	function keys():Iterator<K>;
	function iterator():Iterator<V>;
	function keyValueIterator():KeyValueIterator<K, V>;
	function copy():IMap<K, V>;
	function toString():String;
	function clear():Void;
}
