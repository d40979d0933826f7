package haxe.io;

// Where bytes are written to: those who extend it define `writeByte`.
class Output {
	public var bigEndian(default, set):Bool = false;

	function set_bigEndian(value:Bool):Bool
		return bigEndian = value;

	public function writeByte(c:Int):Void
		throw new haxe.exceptions.NotImplementedException();

	public function writeBytes(from:Bytes, pos:Int, len:Int):Int {
		if (pos < 0 || len < 0 || pos + len > from.length)
			throw Error.OutsideBounds;
		for (i in pos...pos + len)
			writeByte(from.get(i));
		return len;
	}

	public function writeFullBytes(from:Bytes, pos:Int, len:Int):Void
		writeBytes(from, pos, len);

	public function write(s:Bytes):Void
		writeBytes(s, 0, s.length);

	public function writeString(s:String, ?encoding:Encoding):Void
		write(Bytes.ofString(s));

	public function writeInput(from:Input, ?bufsize:Int):Void
		write(from.readAll());

	public function writeInt8(x:Int):Void {
		if (x < -0x80 || x >= 0x80)
			throw Error.Overflow;
		writeByte(x & 0xff);
	}

	public function writeInt16(x:Int):Void {
		if (x < -0x8000 || x >= 0x8000)
			throw Error.Overflow;
		writeUInt16(x & 0xffff);
	}

	public function writeUInt16(x:Int):Void {
		if (x < 0 || x >= 0x10000)
			throw Error.Overflow;
		writeByte(bigEndian ? x >> 8 : x & 0xff);
		writeByte(bigEndian ? x & 0xff : x >> 8);
	}

	public function writeInt24(x:Int):Void {
		if (x < -0x800000 || x >= 0x800000)
			throw Error.Overflow;
		writeUInt24(x & 0xffffff);
	}

	public function writeUInt24(x:Int):Void {
		if (x < 0 || x >= 0x1000000)
			throw Error.Overflow;
		writeByte(bigEndian ? x >> 16 : x & 0xff);
		writeByte(x >> 8 & 0xff);
		writeByte(bigEndian ? x & 0xff : x >> 16);
	}

	public function writeInt32(x:Int):Void {
		writeUInt16(bigEndian ? x >>> 16 : x & 0xffff);
		writeUInt16(bigEndian ? x & 0xffff : x >>> 16);
	}

	public function writeFloat(x:Float):Void {
		var bits = Bytes.alloc(4);
		bits.setFloat(0, x);
		writeInt32(bits.getInt32(0));
	}

	public function writeDouble(x:Float):Void {
		var bits = Bytes.alloc(8);
		bits.setDouble(0, x);
		writeInt32(bits.getInt32(bigEndian ? 4 : 0));
		writeInt32(bits.getInt32(bigEndian ? 0 : 4));
	}

	public function prepare(nbytes:Int):Void {}

	public function flush():Void {}

	public function close():Void {}
}
