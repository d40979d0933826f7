package haxe.crypto;

import haxe.io.Bytes;

// Three bytes in four characters.
class Base64 {
	static inline final LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	public static var CHARS(default, null) = LETTERS + "+/";
	public static var URL_CHARS(default, null) = LETTERS + "-_";
	public static var BYTES(default, null) = Bytes.ofString(LETTERS + "+/");
	public static var URL_BYTES(default, null) = Bytes.ofString(LETTERS + "-_");

	public static function encode(bytes:Bytes, complement:Bool = true):String
		return encoded(bytes, CHARS, complement);

	public static function urlEncode(bytes:Bytes, complement:Bool = false):String
		return encoded(bytes, URL_CHARS, complement);

	public static function decode(text:String, complement:Bool = true):Bytes
		return decoded(text, CHARS);

	public static function urlDecode(text:String, complement:Bool = false):Bytes
		return decoded(text, URL_CHARS);

	static function encoded(bytes:Bytes, chars:String, complement:Bool):String {
		var out = new StringBuf();
		var at = 0;
		while (at < bytes.length) {
			var count = bytes.length - at;
			var bits = bytes.get(at) << 16 | (count > 1 ? bytes.get(at + 1) << 8 : 0) | (count > 2 ? bytes.get(at + 2) : 0);
			for (digit in 0...4)
				if (digit <= count)
					out.add(chars.charAt(bits >> (18 - 6 * digit) & 63));
				else if (complement)
					out.add("=");
			at += 3;
		}
		return out.toString();
	}

	static function decoded(text:String, chars:String):Bytes {
		while (StringTools.endsWith(text, "="))
			text = text.substr(0, text.length - 1);
		var result = Bytes.alloc(text.length * 6 >> 3);
		var bits = 0, count = 0, at = 0;
		for (i in 0...text.length) {
			var digit = chars.indexOf(text.charAt(i));
			if (digit < 0)
				throw "BaseCode : invalid encoded char";
			bits = bits << 6 | digit;
			count += 6;
			if (count >= 8) {
				count -= 8;
				result.set(at++, bits >> count & 0xff);
			}
		}
		return result;
	}
}
