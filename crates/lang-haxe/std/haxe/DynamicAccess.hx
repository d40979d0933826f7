package haxe;

// An anonymous object whose fields are found by names that are computed.
abstract DynamicAccess<T>(Dynamic) from Dynamic to Dynamic {
	public inline function new() {
		this = {};
	}

	@:arrayAccess public inline function get(key:String):Null<T> {
		return Reflect.field(this, key);
	}

	@:arrayAccess public inline function set(key:String, value:T):T {
		Reflect.setField(this, key, value);
		return value;
	}

	public inline function exists(key:String):Bool {
		return Reflect.hasField(this, key);
	}

	public inline function remove(key:String):Bool {
		return Reflect.deleteField(this, key);
	}

	public inline function keys():Array<String> {
		return Reflect.fields(this);
	}
}
