package haxe;

class Json {
	public static function parse(text:String):Dynamic {
		return haxe.format.JsonParser.parse(text);
	}

	public static function stringify(value:Dynamic, ?replacer:(key:Dynamic, value:Dynamic) -> Dynamic, ?space:String):String {
		return haxe.format.JsonPrinter.print(value, replacer, space);
	}
}
