extern class Reflect {
	static function hasField(o:Dynamic, field:String):Bool;
	static function field(o:Dynamic, field:String):Dynamic;
	static function setField(o:Dynamic, field:String, value:Dynamic):Void;
	static function getProperty(o:Dynamic, field:String):Dynamic;
	static function setProperty(o:Dynamic, field:String, value:Dynamic):Void;
	static function callMethod(o:Dynamic, func:Dynamic, args:Array<Dynamic>):Dynamic;
	static function fields(o:Dynamic):Array<String>;
	static function isFunction(f:Dynamic):Bool;
	static function compare<T>(a:T, b:T):Int;
	static function compareMethods(f1:Dynamic, f2:Dynamic):Bool;
	static function isObject(v:Dynamic):Bool;
	static function isEnumValue(v:Dynamic):Bool;
	static function deleteField(o:Dynamic, field:String):Bool;
	static function makeVarArgs(f:Array<Dynamic>->Dynamic):Dynamic;
	static function copy<T>(o:Null<T>):Null<T>;
}
