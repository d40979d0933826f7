package updraft;

// What `StringTools` leaves to the machine.
extern class Strings {
	@:native("StringTools.fastCodeAt") static function fastCodeAt(s:String, index:Int):Int;
	static function replace(s:String, sub:String, by:String):String;
	static function urlEncode(s:String):String;
	static function urlDecode(s:String):String;
	// Whether a part stands at a place, which may lie outside.
	static function isAt(s:String, part:String, index:Int):Bool;
}
