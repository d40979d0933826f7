package haxe.crypto;

import haxe.io.Bytes;
import updraft.Padding;

// FIPS 180: the constants are the first bits of roots of the first primes.
class Sha256 {
	public static function encode(s:String):String
		return make(Bytes.ofString(s)).toHex();

	public static function make(b:Bytes):Bytes {
		var primes = [];
		var next = 2;
		while (primes.length < 64) {
			var number = next++;
			if (!Lambda.exists(primes, prime -> number % prime == 0))
				primes.push(number);
		}
		var constants = [for (prime in primes) fraction(Math.pow(prime, 1 / 3))];
		var state = [for (i in 0...8) fraction(Math.sqrt(primes[i]))];
		var message = Padding.padded(b, true);
		var words = [for (_ in 0...64) 0];
		var start = 0;
		while (start < message.length) {
			for (i in 0...16)
				words[i] = Padding.bigEndianWord(message, start + i * 4);
			for (i in 16...64) {
				var old = words[i - 15], late = words[i - 2];
				words[i] = words[i - 16] + words[i - 7] + (Padding.rotated(old, 25) ^ Padding.rotated(old, 14) ^ old >>> 3)
					+ (Padding.rotated(late, 15) ^ Padding.rotated(late, 13) ^ late >>> 10);
			}
			round(state, words, constants);
			start += 64;
		}
		return Padding.ofWords(state, true);
	}

	static function round(state:Array<Int>, words:Array<Int>, constants:Array<Int>):Void {
		var a = state[0], b = state[1], c = state[2], d = state[3];
		var e = state[4], f = state[5], g = state[6], h = state[7];
		for (i in 0...64) {
			var first = h + (Padding.rotated(e, 26) ^ Padding.rotated(e, 21) ^ Padding.rotated(e, 7)) + ((e & f) ^ (~e & g)) + constants[i] + words[i];
			var second = (Padding.rotated(a, 30) ^ Padding.rotated(a, 19) ^ Padding.rotated(a, 10)) + ((a & b) ^ (a & c) ^ (b & c));
			h = g;
			g = f;
			f = e;
			e = d + first;
			d = c;
			c = b;
			b = a;
			a = first + second;
		}
		for (i => added in [a, b, c, d, e, f, g, h])
			state[i] += added;
	}

	// The first 32 bits behind the point.
	static function fraction(number:Float):Int {
		var bits = Math.ffloor((number - Math.ffloor(number)) * 4294967296.0);
		return bits >= 2147483648.0 ? Std.int(bits - 4294967296.0) : Std.int(bits);
	}
}
