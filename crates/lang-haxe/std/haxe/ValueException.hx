package haxe;

class ValueException extends Exception {
	public var value(default, null):Any;

	public function new(value:Any, ?previous:Exception, ?native:Any) {
		super(Std.string(value), previous, native);
		this.value = value;
	}

	override function unwrap():Any {
		return value;
	}
}
