package haxe.crypto;

import haxe.io.Bytes;

class Crc32 {
	var crc:Int = -1;

	public inline function new() {}

	public function byte(b:Int):Void {
		var bits = (crc ^ b) & 0xff;
		for (_ in 0...8)
			bits = bits & 1 == 1 ? bits >>> 1 ^ 0xedb88320 : bits >>> 1;
		crc = crc >>> 8 ^ bits;
	}

	public function update(b:Bytes, pos:Int, len:Int):Void {
		for (i in pos...pos + len)
			byte(b.get(i));
	}

	public function get():Int
		return crc ^ -1;

	public static function make(data:Bytes):Int {
		var crc = new Crc32();
		crc.update(data, 0, data.length);
		return crc.get();
	}
}
