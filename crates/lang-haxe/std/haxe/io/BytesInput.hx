package haxe.io;

class BytesInput extends Input {
	public var position(get, set):Int;
	public var length(get, never):Int;

	final bytes:Bytes;
	final start:Int;
	final end:Int;
	var at:Int;

	public function new(b:Bytes, ?pos:Int, ?len:Int) {
		start = pos == null ? 0 : pos;
		end = len == null ? b.length : start + len;
		if (start < 0 || end < start || end > b.length)
			throw Error.OutsideBounds;
		bytes = b;
		at = start;
	}

	inline function get_position():Int
		return at - start;

	function set_position(value:Int):Int {
		at = value < 0 ? start : value > length ? end : start + value;
		return at - start;
	}

	inline function get_length():Int
		return end - start;

	override function readByte():Int {
		if (at >= end)
			throw new Eof();
		return bytes.get(at++);
	}

	override function readBytes(into:Bytes, pos:Int, len:Int):Int {
		if (pos < 0 || len < 0 || pos + len > into.length)
			throw Error.OutsideBounds;
		if (at >= end && len > 0)
			throw new Eof();
		var count = len < end - at ? len : end - at;
		into.blit(pos, bytes, at, count);
		at += count;
		return count;
	}
}
