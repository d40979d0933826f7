extern class Array<T> {
	var length(default, null):Int;
	function new():Void;
	function concat(a:Array<T>):Array<T>;
	function join(sep:String):String;
	function pop():Null<T>;
	function push(x:T):Int;
	function reverse():Void;
	function shift():Null<T>;
	function slice(pos:Int, ?end:Int):Array<T>;
	inline function sort(f:T->T->Int):Void
		haxe.ds.ArraySort.sort(this, f);
	function splice(pos:Int, len:Int):Array<T>;
	function toString():String;
	function unshift(x:T):Void;
	function insert(pos:Int, x:T):Void;
	function remove(x:T):Bool;
	function contains(x:T):Bool;
	function indexOf(x:T, ?fromIndex:Int):Int;
	function lastIndexOf(x:T, ?fromIndex:Int):Int;
	function copy():Array<T>;
	inline function map<S>(f:T->S):Array<S> {
		var result = new Array<S>();
		for (x in this)
			result.push(f(x));
		return result;
	}
	inline function filter(f:T->Bool):Array<T> {
		var result = new Array<T>();
		for (x in this)
			if (f(x))
				result.push(x);
		return result;
	}
	function resize(len:Int):Void;
	inline function iterator():haxe.iterators.ArrayIterator<T>
		return new haxe.iterators.ArrayIterator(this);
	inline function keyValueIterator():haxe.iterators.ArrayKeyValueIterator<T>
		return new haxe.iterators.ArrayKeyValueIterator(this);
}
