package updraft;

// A block of bytes of the machine's; numbers are little-endian.
extern class ByteArray {
	static function alloc(length:Int):ByteArray;
	static function ofString(s:String):ByteArray;
	static function compare(a:ByteArray, b:ByteArray):Int;
	static function blit(target:ByteArray, to:Int, source:ByteArray, from:Int, count:Int):Void;
	var length(default, null):Int;
	function get(pos:Int):Int;
	function set(pos:Int, v:Int):Void;
	function fill(pos:Int, len:Int, value:Int):Void;
	function getString(pos:Int, len:Int):String;
	function getDouble(pos:Int):Float;
	function getFloat(pos:Int):Float;
	function setDouble(pos:Int, v:Float):Void;
	function setFloat(pos:Int, v:Float):Void;
}
