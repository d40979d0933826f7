package haxe.crypto;

import haxe.io.Bytes;
import updraft.Padding;

// RFC 1321.
class Md5 {
	static final SHIFTS = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

	public static function encode(s:String):String
		return make(Bytes.ofString(s)).toHex();

	public static function make(b:Bytes):Bytes {
		var message = Padding.padded(b, false);
		var constants = [for (i in 0...64) wrapped(Math.ffloor(Math.abs(Math.sin(i + 1)) * 4294967296.0))];
		var state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
		var at = 0;
		while (at < message.length) {
			round(state, message, at, constants);
			at += 64;
		}
		return Padding.ofWords(state, false);
	}

	static function round(state:Array<Int>, message:Bytes, at:Int, constants:Array<Int>):Void {
		var a = state[0], b = state[1], c = state[2], d = state[3];
		for (i in 0...64) {
			var part = i >> 4;
			var mixed = 0, place = 0;
			switch part {
				case 0:
					mixed = (b & c) | (~b & d);
					place = i;
				case 1:
					mixed = (d & b) | (~d & c);
					place = 5 * i + 1 & 15;
				case 2:
					mixed = b ^ c ^ d;
					place = 3 * i + 5 & 15;
				case _:
					mixed = c ^ (b | ~d);
					place = 7 * i & 15;
			}
			var sum = a + mixed + constants[i] + message.getInt32(at + place * 4);
			a = d;
			d = c;
			c = b;
			b = b + Padding.rotated(sum, SHIFTS[part][i & 3]);
		}
		state[0] += a;
		state[1] += b;
		state[2] += c;
		state[3] += d;
	}

	static function wrapped(number:Float):Int
		return number >= 2147483648.0 ? Std.int(number - 4294967296.0) : Std.int(number);
}
