package haxe.io;

class BytesOutput extends Output {
	public var length(get, never):Int;

	final buffer = new BytesBuffer();

	public function new() {}

	inline function get_length():Int
		return buffer.length;

	override function writeByte(c:Int):Void
		buffer.addByte(c);

	override function writeBytes(from:Bytes, pos:Int, len:Int):Int {
		buffer.addBytes(from, pos, len);
		return len;
	}

	public function getBytes():Bytes
		return buffer.getBytes();
}
