package haxe.crypto;

import haxe.io.Bytes;

class Adler32 {
	var low:Int = 1;
	var high:Int = 0;

	public function new() {}

	public function get():Int
		return high << 16 | low;

	public function update(b:Bytes, pos:Int, len:Int):Void {
		for (i in pos...pos + len) {
			low = (low + b.get(i)) % 65521;
			high = (high + low) % 65521;
		}
	}

	public function equals(other:Adler32):Bool
		return get() == other.get();

	public function toString():String
		return StringTools.hex(high, 8) + StringTools.hex(low, 8);

	public static function make(b:Bytes):Int {
		var sum = new Adler32();
		sum.update(b, 0, b.length);
		return sum.get();
	}
}
