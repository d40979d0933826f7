package haxe.ds;

extern class StringMap<T> implements haxe.Constraints.IMap<String, T> {
	function new():Void;
	function set(key:String, value:T):Void;
	function get(key:String):Null<T>;
	function exists(key:String):Bool;
	function remove(key:String):Bool;
	function keyArray():Array<String>;
	function valueArray():Array<T>;
	function keys():Iterator<String> {
		return new haxe.iterators.ArrayIterator(keyArray());
	}
	function iterator():Iterator<T> {
		return new haxe.iterators.ArrayIterator(valueArray());
	}
	inline function keyValueIterator():KeyValueIterator<String, T>
		return new haxe.iterators.MapKeyValueIterator(this);
	function copy():StringMap<T>;
	function toString():String;
	function clear():Void;
}
