package haxe;

// What all enums have.
class EnumTools {
	public static inline function getName<T>(e:Enum<T>):String
		return Type.getEnumName(e);

	public static inline function createByName<T>(e:Enum<T>, constr:String, ?params:Array<Dynamic>):T
		return Type.createEnum(e, constr, params);

	public static inline function createByIndex<T>(e:Enum<T>, index:Int, ?params:Array<Dynamic>):T
		return Type.createEnumIndex(e, index, params);

	public static inline function createAll<T>(e:Enum<T>):Array<T>
		return Type.allEnums(e);

	public static inline function getConstructors<T>(e:Enum<T>):Array<String>
		return Type.getEnumConstructs(e);
}

// What all values of enums have.
class EnumValueTools {
	public static inline function equals<T:EnumValue>(a:T, b:T):Bool
		return Type.enumEq(a, b);

	public static inline function getName(e:EnumValue):String
		return Type.enumConstructor(e);

	public static inline function getParameters(e:EnumValue):Array<Dynamic>
		return Type.enumParameters(e);

	public static inline function getIndex(e:EnumValue):Int
		return Type.enumIndex(e);
}
