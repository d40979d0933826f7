package haxe;

// The arguments of `...rest`: an array that is not written.
@:coreType extern abstract Rest<T> {
	var length(get, never):Int;
	function get_length():Int;
	function toArray():Array<T>;
	function append(item:T):Rest<T>;
	function prepend(item:T):Rest<T>;
	function toString():String;
	static function of<T>(array:Array<T>):Rest<T>;
}
