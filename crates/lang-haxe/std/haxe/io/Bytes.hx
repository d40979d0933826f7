package haxe.io;

import haxe.Int64;
import updraft.ByteArray;

class Bytes {
	public var length(default, null):Int;

	final bytes:ByteArray;

	function new(bytes:ByteArray) {
		this.bytes = bytes;
		length = bytes.length;
	}

	public static function alloc(length:Int):Bytes {
		return new Bytes(ByteArray.alloc(length));
	}

	public static function ofString(s:String, ?encoding:Encoding):Bytes {
		return new Bytes(ByteArray.ofString(s));
	}

	public static function ofHex(s:String):Bytes {
		if (s.length % 2 != 0) {
			throw "Not a hex string (odd number of digits)";
		}
		var result = alloc(s.length >> 1);
		for (i in 0...result.length) {
			var byte = Std.parseInt("0x" + s.substr(i * 2, 2));
			if (byte == null) {
				throw "Not a hex string";
			}
			result.set(i, byte);
		}
		return result;
	}

	public function get(pos:Int):Int {
		return bytes.get(pos);
	}

	public function set(pos:Int, v:Int):Void {
		bytes.set(pos, v);
	}

	public function blit(pos:Int, src:Bytes, srcpos:Int, len:Int):Void {
		ByteArray.blit(bytes, pos, src.bytes, srcpos, len);
	}

	public function fill(pos:Int, len:Int, value:Int):Void {
		bytes.fill(pos, len, value);
	}

	public function sub(pos:Int, len:Int):Bytes {
		var result = alloc(len);
		result.blit(0, this, pos, len);
		return result;
	}

	public function compare(other:Bytes):Int {
		return ByteArray.compare(bytes, other.bytes);
	}

	public function getString(pos:Int, len:Int, ?encoding:Encoding):String {
		return bytes.getString(pos, len);
	}

	public function toString():String {
		return bytes.getString(0, length);
	}

	public function toHex():String {
		var out = new StringBuf();
		for (i in 0...length) {
			out.add(StringTools.hex(get(i), 2).toLowerCase());
		}
		return out.toString();
	}

	public function getDouble(pos:Int):Float {
		return bytes.getDouble(pos);
	}

	public function getFloat(pos:Int):Float {
		return bytes.getFloat(pos);
	}

	public function getInt32(pos:Int):Int {
		return getUInt16(pos) | getUInt16(pos + 2) << 16;
	}

	public function getUInt16(pos:Int):Int {
		return bytes.get(pos) | bytes.get(pos + 1) << 8;
	}

	public function setDouble(pos:Int, v:Float):Void {
		bytes.setDouble(pos, v);
	}

	public function setFloat(pos:Int, v:Float):Void {
		bytes.setFloat(pos, v);
	}

	public function setInt32(pos:Int, v:Int):Void {
		// Nothing is written where not all is in bounds.
		bytes.get(pos);
		setUInt16(pos + 2, v >> 16);
		setUInt16(pos, v);
	}

	public function setUInt16(pos:Int, v:Int):Void {
		bytes.get(pos);
		bytes.set(pos + 1, v >> 8);
		bytes.set(pos, v);
	}

	public function getInt64(pos:Int):Int64 {
		return Int64.make(getInt32(pos + 4), getInt32(pos));
	}

	public function setInt64(pos:Int, v:Int64):Void {
		setInt32(pos, v.low);
		setInt32(pos + 4, v.high);
	}

	public static inline function fastGet(b:Bytes, pos:Int):Int {
		return b.get(pos);
	}
}
