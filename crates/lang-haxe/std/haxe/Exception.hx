package haxe;

class Exception {
	public var message(get, never):String;
	public var stack(get, never):CallStack;
	public var previous(get, never):Null<Exception>;
	public var native(get, never):Any;

	final text:String;
	final cause:Null<Exception>;
	final origin:Any;

	// Set where the exception is caught first.
	@:noCompletion var __trace:Dynamic;

	public function new(message:String, ?previous:Exception, ?native:Any) {
		text = message;
		cause = previous;
		origin = native;
	}

	static function caught(value:Any):Exception
		return Std.isOfType(value, Exception) ? (value : Exception) : new ValueException(value, null, value);

	static function thrown(value:Any):Any
		return Std.isOfType(value, Exception) ? (value : Exception).native : value;

	function unwrap():Any
		return this;

	public function toString():String
		return message;

	// This exception and those that led to it, with where they passed.
	public function details():String {
		var shown = "";
		var at:Null<Exception> = this;
		var later:Null<Exception> = null;
		while (at != null) {
			var stack = later == null ? at.stack : at.stack.subtract(later.stack);
			shown = "Exception: " + at.toString() + CallStack.toString(stack) + (later == null ? "" : "\n\nNext " + shown);
			later = at;
			at = at.previous;
		}
		return shown;
	}

	function get_message():String
		return text;

	function get_stack():CallStack
		return CallStack.ofTrace(__trace);

	function get_previous():Null<Exception>
		return cause;

	function get_native():Any
		return origin == null ? this : origin;
}
