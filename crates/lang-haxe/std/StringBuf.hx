extern class StringBuf {
	var length(default, null):Int;
	function new():Void;
	function add<T>(x:T):Void;
	function addChar(c:Int):Void;
	function addSub(s:String, pos:Int, ?len:Int):Void;
	function toString():String;
}
