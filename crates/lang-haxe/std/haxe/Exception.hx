package haxe;

class Exception {
	public var message(get, never):String;
	public var previous(get, never):Null<Exception>;
	public var native(get, never):Any;

	final text:String;
	final cause:Null<Exception>;
	final origin:Any;

	public function new(message:String, ?previous:Exception, ?native:Any) {
		text = message;
		cause = previous;
		origin = native;
	}

	function unwrap():Any {
		return this;
	}

	public function toString():String {
		return message;
	}

	public function details():String {
		return "Exception: " + toString();
	}

	function get_message():String {
		return text;
	}

	function get_previous():Null<Exception> {
		return cause;
	}

	function get_native():Any {
		return origin == null ? this : origin;
	}
}
