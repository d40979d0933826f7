package haxe.exceptions;

class NotImplementedException extends PosException {
	public function new(message:String = "Not implemented", ?previous:Exception, ?pos:PosInfos):Void
		super(message, previous, pos);
}
