// Functions of strings, mostly for `using`.
class StringTools {
	public static function fastCodeAt(s:String, index:Int):Int {
		return StringCode.fastCodeAt(s, index);
	}

	public static function unsafeCodeAt(s:String, index:Int):Int {
		return StringCode.fastCodeAt(s, index);
	}

	public static function contains(s:String, value:String):Bool {
		return s.indexOf(value) != -1;
	}

	public static function startsWith(s:String, start:String):Bool {
		return s.length >= start.length && s.substr(0, start.length) == start;
	}

	public static function endsWith(s:String, end:String):Bool {
		return s.length >= end.length && s.substr(s.length - end.length) == end;
	}

	public static function isSpace(s:String, pos:Int):Bool {
		var c = fastCodeAt(s, pos);
		return (c > 8 && c < 14) || c == 32;
	}

	public static function ltrim(s:String):String {
		var start = 0;
		while (start < s.length && isSpace(s, start))
			start++;
		return s.substr(start);
	}

	public static function rtrim(s:String):String {
		var end = s.length;
		while (end > 0 && isSpace(s, end - 1))
			end--;
		return s.substr(0, end);
	}

	public static function trim(s:String):String {
		return ltrim(rtrim(s));
	}

	public static function lpad(s:String, c:String, l:Int):String {
		if (c.length <= 0)
			return s;
		var buf = new StringBuf();
		var missing = l - s.length;
		while (buf.length < missing)
			buf.add(c);
		buf.add(s);
		return buf.toString();
	}

	public static function rpad(s:String, c:String, l:Int):String {
		if (c.length <= 0)
			return s;
		var buf = new StringBuf();
		buf.add(s);
		while (buf.length < l)
			buf.add(c);
		return buf.toString();
	}

	public static function replace(s:String, sub:String, by:String):String {
		return s.split(sub).join(by);
	}

	public static function hex(n:Int, ?digits:Int):String {
		var s = "";
		var chars = "0123456789ABCDEF";
		do {
			s = chars.charAt(n & 15) + s;
			n >>>= 4;
		} while (n > 0);
		if (digits != null)
			while (s.length < digits)
				s = "0" + s;
		return s;
	}

	public static function htmlEscape(s:String, ?quotes:Bool):String {
		s = replace(replace(replace(s, "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
		return quotes == true ? replace(replace(s, "\"", "&quot;"), "\'", "&#039;") : s;
	}

	public static function htmlUnescape(s:String):String {
		s = replace(replace(replace(s, "&gt;", ">"), "&lt;", "<"), "&quot;", "\"");
		return replace(replace(s, "&#039;", "\'"), "&amp;", "&");
	}

	public static inline function isEof(c:Int):Bool {
		return c == 0;
	}
}

private extern class StringCode {
	@:native("StringTools.fastCodeAt") static function fastCodeAt(s:String, index:Int):Int;
}
