package haxe.ds;

// Of fixed length. Elements are read and written by the machine itself.
@:coreType extern abstract Vector<T> {
	var length(get, never):Int;
	function new(length:Int):Void;
	function get_length():Int;
	function get(index:Int):T;
	function set(index:Int, val:T):T;
	function fill(value:T):Void;
	function toArray():Array<T>;
	function copy():Vector<T>;
	function join(sep:String):String;
	function map<S>(f:T->S):Vector<S>;
	function sort(f:T->T->Int):Void;
	static function blit<T>(src:Vector<T>, srcPos:Int, dest:Vector<T>, destPos:Int, len:Int):Void;
	static function fromArrayCopy<T>(array:Array<T>):Vector<T>;
}
