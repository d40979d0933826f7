package updraft;

import haxe.io.Bytes;

// What hash functions append to a message: a bit, zeros, and the length in bits as the last eight of 64 bytes.
class Padding {
	public static function padded(message:Bytes, bigEndian:Bool):Bytes {
		var size = (message.length + 8 >> 6) + 1 << 6;
		var block = Bytes.alloc(size);
		block.blit(0, message, 0, message.length);
		block.set(message.length, 0x80);
		var low = message.length << 3, high = message.length >>> 29;
		for (i in 0...4) {
			block.set(bigEndian ? size - 1 - i : size - 8 + i, low >>> 8 * i & 0xff);
			block.set(bigEndian ? size - 5 - i : size - 4 + i, high >>> 8 * i & 0xff);
		}
		return block;
	}

	public static function bigEndianWord(bytes:Bytes, at:Int):Int
		return bytes.get(at) << 24 | bytes.get(at + 1) << 16 | bytes.get(at + 2) << 8 | bytes.get(at + 3);

	public static function ofWords(words:Array<Int>, bigEndian:Bool):Bytes {
		var bytes = Bytes.alloc(words.length * 4);
		for (i => word in words)
			for (j in 0...4)
				bytes.set(i * 4 + j, word >>> (bigEndian ? 24 - 8 * j : 8 * j) & 0xff);
		return bytes;
	}

	public static inline function rotated(word:Int, by:Int):Int
		return word << by | word >>> (32 - by);
}
