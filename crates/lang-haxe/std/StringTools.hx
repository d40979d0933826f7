import updraft.Strings;

// Functions on strings. Those with a loop over all characters are the machine's.
class StringTools {
	public static inline function fastCodeAt(s:String, index:Int):Int {
		return Strings.fastCodeAt(s, index);
	}

	public static inline function unsafeCodeAt(s:String, index:Int):Int {
		return Strings.fastCodeAt(s, index);
	}

	public static function replace(s:String, sub:String, by:String):String {
		return Strings.replace(s, sub, by);
	}

	public static function urlEncode(s:String):String {
		return Strings.urlEncode(s);
	}

	public static function urlDecode(s:String):String {
		return Strings.urlDecode(s);
	}

	public static function htmlEscape(s:String, ?quotes:Bool):String {
		var out = replace(replace(replace(s, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
		return quotes == true ? replace(replace(out, "\"", "&quot;"), "'", "&#039;") : out;
	}

	public static function htmlUnescape(s:String):String {
		var out = replace(replace(replace(s, "&gt;", ">"), "&lt;", "<"), "&quot;", "\"");
		return replace(replace(out, "&#039;", "'"), "&amp;", "&");
	}

	public static function contains(s:String, value:String):Bool {
		return s.indexOf(value) >= 0;
	}

	public static function startsWith(s:String, start:String):Bool {
		return Strings.isAt(s, start, 0);
	}

	public static function endsWith(s:String, end:String):Bool {
		return Strings.isAt(s, end, s.length - end.length);
	}

	public static function isSpace(s:String, pos:Int):Bool {
		var c = fastCodeAt(s, pos);
		return (c > 8 && c < 14) || c == 32;
	}

	public static function ltrim(s:String):String {
		var start = 0;
		while (start < s.length && isSpace(s, start)) {
			start++;
		}
		return start > 0 ? s.substr(start) : s;
	}

	public static function rtrim(s:String):String {
		var end = s.length;
		while (end > 0 && isSpace(s, end - 1)) {
			end--;
		}
		return end < s.length ? s.substr(0, end) : s;
	}

	public static function trim(s:String):String {
		return ltrim(rtrim(s));
	}

	public static function lpad(s:String, c:String, l:Int):String {
		if (c.length == 0 || s.length >= l) {
			return s;
		}
		var padding = "";
		while (padding.length < l - s.length) {
			padding += c;
		}
		return padding + s;
	}

	public static function rpad(s:String, c:String, l:Int):String {
		if (c.length == 0) {
			return s;
		}
		var out = s;
		while (out.length < l) {
			out += c;
		}
		return out;
	}

	public static function hex(n:Int, ?digits:Int):String {
		var out = "";
		do {
			out = "0123456789ABCDEF".charAt(n & 15) + out;
			n >>>= 4;
		} while (n > 0);
		if (digits != null) {
			while (out.length < digits) {
				out = "0" + out;
			}
		}
		return out;
	}

	public static inline function isEof(c:Int):Bool {
		return c == 0;
	}

	public static function iterator(s:String):haxe.iterators.StringIterator {
		return new haxe.iterators.StringIterator(s);
	}

	public static function keyValueIterator(s:String):haxe.iterators.StringKeyValueIterator {
		return new haxe.iterators.StringKeyValueIterator(s);
	}
}
