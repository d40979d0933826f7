extern class StringTools {
	static function fastCodeAt(s:String, index:Int):Int;
}
