package updraft;

// Standard input and output.
extern class Console {
	static function print(v:String):Void;
	static function printError(v:String):Void;
	static function flush():Void;
	static function readLine():Null<String>;
}
