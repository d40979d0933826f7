package haxe.crypto;

import haxe.io.Bytes;
import updraft.Padding;

// FIPS 180.
class Sha1 {
	public static function encode(s:String):String
		return make(Bytes.ofString(s)).toHex();

	public static function make(b:Bytes):Bytes {
		var message = Padding.padded(b, true);
		var state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
		var words = [for (_ in 0...80) 0];
		var start = 0;
		while (start < message.length) {
			for (i in 0...16)
				words[i] = Padding.bigEndianWord(message, start + i * 4);
			for (i in 16...80)
				words[i] = Padding.rotated(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
			var a = state[0], b = state[1], c = state[2], d = state[3], e = state[4];
			for (i in 0...80) {
				var mixed = if (i < 20) ((b & c) | (~b & d)) + 0x5a827999 else if (i < 40) (b ^ c ^ d) + 0x6ed9eba1 else if (i < 60)
					((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc else (b ^ c ^ d) + 0xca62c1d6;
				var sum = Padding.rotated(a, 5) + mixed + e + words[i];
				e = d;
				d = c;
				c = Padding.rotated(b, 30);
				b = a;
				a = sum;
			}
			for (i => added in [a, b, c, d, e])
				state[i] += added;
			start += 64;
		}
		return Padding.ofWords(state, true);
	}
}
