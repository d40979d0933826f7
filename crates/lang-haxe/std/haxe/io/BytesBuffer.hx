package haxe.io;

// Bytes that are collected; the room doubles when it is full.
class BytesBuffer {
	public var length(default, null):Int = 0;

	var room:Bytes = Bytes.alloc(16);

	public function new() {}

	public function addByte(byte:Int):Void {
		reserve(1);
		room.set(length++, byte);
	}

	public function add(src:Bytes):Void {
		addBytes(src, 0, src.length);
	}

	public function addBytes(src:Bytes, pos:Int, len:Int):Void {
		reserve(len);
		room.blit(length, src, pos, len);
		length += len;
	}

	public function addString(v:String, ?encoding:Encoding):Void {
		add(Bytes.ofString(v));
	}

	public function addInt32(v:Int):Void {
		reserve(4);
		room.setInt32(length, v);
		length += 4;
	}

	public function addInt64(v:haxe.Int64):Void {
		addInt32(v.low);
		addInt32(v.high);
	}

	public function addFloat(v:Float):Void {
		reserve(4);
		room.setFloat(length, v);
		length += 4;
	}

	public function addDouble(v:Float):Void {
		reserve(8);
		room.setDouble(length, v);
		length += 8;
	}

	public function getBytes():Bytes {
		return room.sub(0, length);
	}

	function reserve(count:Int):Void {
		if (length + count > room.length) {
			var size = room.length * 2;
			var larger = Bytes.alloc(size > length + count ? size : length + count);
			larger.blit(0, room, 0, length);
			room = larger;
		}
	}
}
