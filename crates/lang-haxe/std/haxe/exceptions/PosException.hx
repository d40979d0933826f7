package haxe.exceptions;

class PosException extends Exception {
	public final posInfos:PosInfos;

	public function new(message:String, ?previous:Exception, ?pos:PosInfos) {
		super(message, previous);
		posInfos = pos == null ? {fileName: "(unknown)", lineNumber: 0, className: "(unknown)", methodName: "(unknown)"} : pos;
	}

	override function toString():String
		return super.toString() + " in " + posInfos.className + "." + posInfos.methodName + " at " + posInfos.fileName + ":" + posInfos.lineNumber;
}
