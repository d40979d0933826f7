// What a value is, and types as values. Functions whose answer is an enum of this module are Haxe, the others the machine's.
enum ValueType {
	TNull;
	TInt;
	TFloat;
	TBool;
	TObject;
	TFunction;
	TClass(c:Class<Dynamic>);
	TEnum(e:Enum<Dynamic>);
	TUnknown;
}

extern class Type {
	static function getClass<T>(o:T):Class<T>;
	static function getEnum(o:EnumValue):Enum<Dynamic>;
	static function getSuperClass(c:Class<Dynamic>):Class<Dynamic>;
	static function getClassName(c:Class<Dynamic>):String;
	static function getEnumName(e:Enum<Dynamic>):String;
	static function resolveClass(name:String):Class<Dynamic>;
	static function resolveEnum(name:String):Enum<Dynamic>;
	static function createInstance<T>(cl:Class<T>, args:Array<Dynamic>):T;
	static function createEmptyInstance<T>(cl:Class<T>):T;
	static function createEnum<T>(e:Enum<T>, constr:String, ?params:Array<Dynamic>):T;
	static function createEnumIndex<T>(e:Enum<T>, index:Int, ?params:Array<Dynamic>):T;
	static function getInstanceFields(c:Class<Dynamic>):Array<String>;
	static function getClassFields(c:Class<Dynamic>):Array<String>;
	static function getEnumConstructs(e:Enum<Dynamic>):Array<String>;
	static function enumConstructor(e:EnumValue):String;
	static function enumParameters(e:EnumValue):Array<Dynamic>;
	static function enumIndex(e:EnumValue):Int;
	static function enumEq<T:EnumValue>(a:T, b:T):Bool;
	static function allEnums<T>(e:Enum<T>):Array<T>;

	// 0 null, 1 Int, 2 Float, 3 Bool, 4 object, 5 function, 6 instance, 7 enum value, 8 something else
	private static function kind(v:Dynamic):Int;

	static function typeof(v:Dynamic):ValueType {
		return switch (kind(v)) {
			case 0: TNull;
			case 1: TInt;
			case 2: TFloat;
			case 3: TBool;
			case 4: TObject;
			case 5: TFunction;
			case 6: TClass(getClass(v));
			case 7: TEnum(getEnum(v));
			case _: TUnknown;
		}
	}
}
