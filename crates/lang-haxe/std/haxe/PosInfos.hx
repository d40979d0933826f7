package haxe;

// Where a call is written: filled in by the compiler where a parameter of this type is left out.
typedef PosInfos = {
	var fileName:String;
	var lineNumber:Int;
	var className:String;
	var methodName:String;
	var ?customParams:Array<Dynamic>;
}
