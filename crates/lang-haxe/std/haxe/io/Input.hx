package haxe.io;

// Where bytes are read from: those who extend it define `readByte`.
class Input {
	public var bigEndian(default, set):Bool = false;

	function set_bigEndian(value:Bool):Bool
		return bigEndian = value;

	public function readByte():Int
		throw new haxe.exceptions.NotImplementedException();

	// As many as there are, but no more than asked for.
	public function readBytes(into:Bytes, pos:Int, len:Int):Int {
		if (pos < 0 || len < 0 || pos + len > into.length)
			throw Error.OutsideBounds;
		var count = 0;
		try {
			while (count < len) {
				into.set(pos + count, readByte());
				count++;
			}
		} catch (e:Eof) {
			if (count == 0)
				throw e;
		}
		return count;
	}

	public function readFullBytes(into:Bytes, pos:Int, len:Int):Void {
		while (len > 0) {
			var count = readBytes(into, pos, len);
			if (count == 0)
				throw Error.Blocked;
			pos += count;
			len -= count;
		}
	}

	public function read(count:Int):Bytes {
		var bytes = Bytes.alloc(count);
		readFullBytes(bytes, 0, count);
		return bytes;
	}

	public function readAll(?bufsize:Int):Bytes {
		var all = new BytesBuffer();
		try {
			while (true)
				all.addByte(readByte());
		} catch (e:Eof) {}
		return all.getBytes();
	}

	public function readUntil(end:Int):String {
		var found = new BytesBuffer();
		var last;
		while ((last = readByte()) != end)
			found.addByte(last);
		return found.getBytes().toString();
	}

	// What ends without a newline is a line, too.
	public function readLine():String {
		var found = new BytesBuffer();
		var last;
		try {
			while ((last = readByte()) != "\n".code)
				found.addByte(last);
		} catch (e:Eof) {
			if (found.length == 0)
				throw e;
		}
		var line = found.getBytes().toString();
		return StringTools.endsWith(line, "\r") ? line.substr(0, line.length - 1) : line;
	}

	public function readString(len:Int, ?encoding:Encoding):String
		return read(len).getString(0, len);

	public function readInt8():Int {
		var byte = readByte();
		return byte >= 128 ? byte - 256 : byte;
	}

	public function readUInt16():Int {
		var first = readByte(), second = readByte();
		return bigEndian ? second | first << 8 : first | second << 8;
	}

	public function readInt16():Int {
		var number = readUInt16();
		return number >= 0x8000 ? number - 0x10000 : number;
	}

	public function readUInt24():Int {
		var first = readByte(), second = readByte(), third = readByte();
		return bigEndian ? third | second << 8 | first << 16 : first | second << 8 | third << 16;
	}

	public function readInt24():Int {
		var number = readUInt24();
		return number >= 0x800000 ? number - 0x1000000 : number;
	}

	public function readInt32():Int {
		var first = readUInt16(), second = readUInt16();
		return bigEndian ? second | first << 16 : first | second << 16;
	}

	public function readFloat():Float {
		var bits = Bytes.alloc(4);
		bits.setInt32(0, readInt32());
		return bits.getFloat(0);
	}

	public function readDouble():Float {
		var first = readInt32(), second = readInt32();
		var bits = Bytes.alloc(8);
		bits.setInt32(0, bigEndian ? second : first);
		bits.setInt32(4, bigEndian ? first : second);
		return bits.getDouble(0);
	}

	public function close():Void {}
}
