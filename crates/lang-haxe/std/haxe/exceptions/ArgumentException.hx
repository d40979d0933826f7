package haxe.exceptions;

class ArgumentException extends PosException {
	public final argument:String;

	public function new(argument:String, ?message:String, ?previous:Exception, ?pos:PosInfos):Void {
		super(message == null ? 'Invalid argument "' + argument + '"' : message, previous, pos);
		this.argument = argument;
	}
}
