extern class Std {
	static function is(v:Dynamic, t:Dynamic):Bool;
	static function isOfType(v:Dynamic, t:Dynamic):Bool;
	static function downcast<T:{}, S:T>(value:T, c:Class<S>):S;
	static function string(s:Dynamic):String;
	static function int(x:Float):Int;
	static function parseInt(x:String):Null<Int>;
	static function parseFloat(x:String):Float;
	static function random(x:Int):Int;
}
