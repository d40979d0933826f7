package haxe.format;

// Reads JSON: objects become anonymous objects, arrays arrays of Dynamic.
class JsonParser {
	final text:String;
	var place:Int = 0;

	public function new(text:String) {
		this.text = text;
	}

	public static function parse(text:String):Dynamic {
		var parser = new JsonParser(text);
		var value:Dynamic = parser.value();
		parser.skip();
		if (parser.place < text.length) {
			parser.invalid();
		}
		return value;
	}

	function skip():Void {
		while (place < text.length && isBlank(StringTools.fastCodeAt(text, place))) {
			place++;
		}
	}

	static function isBlank(c:Int):Bool {
		return c == " ".code || c == "\n".code || c == "\r".code || c == "\t".code;
	}

	function value():Dynamic {
		skip();
		if (place >= text.length) {
			throw "Unexpected end of input";
		}
		var c = StringTools.fastCodeAt(text, place);
		return switch (c) {
			case "{".code: object();
			case "[".code: array();
			case "\"".code: string();
			case "t".code: word("true", true);
			case "f".code: word("false", false);
			case "n".code: word("null", null);
			case _: number(c);
		}
	}

	function word(name:String, value:Dynamic):Dynamic {
		if (text.substr(place, name.length) != name) {
			invalid();
		}
		place += name.length;
		return value;
	}

	function object():Dynamic {
		var result:Dynamic = {};
		place++;
		skip();
		if (accept("}".code)) {
			return result;
		}
		while (true) {
			skip();
			if (place >= text.length || StringTools.fastCodeAt(text, place) != "\"".code) {
				invalid();
			}
			var name = string();
			skip();
			expect(":".code);
			Reflect.setField(result, name, value());
			skip();
			if (accept("}".code)) {
				return result;
			}
			expect(",".code);
		}
		return result;
	}

	function array():Dynamic {
		var result:Array<Dynamic> = [];
		place++;
		skip();
		if (accept("]".code)) {
			return result;
		}
		while (true) {
			result.push(value());
			skip();
			if (accept("]".code)) {
				return result;
			}
			expect(",".code);
		}
		return result;
	}

	function string():String {
		place++;
		var start = place;
		var out:StringBuf = null;
		while (true) {
			if (place >= text.length) {
				throw "Unclosed string";
			}
			var c = StringTools.fastCodeAt(text, place);
			if (c == "\"".code) {
				break;
			}
			if (c == "\\".code) {
				if (out == null) {
					out = new StringBuf();
				}
				out.add(text.substring(start, place));
				place++;
				out.addChar(escaped());
				start = place;
			} else {
				place++;
			}
		}
		var rest = text.substring(start, place);
		place++;
		if (out == null) {
			return rest;
		}
		out.add(rest);
		return out.toString();
	}

	function escaped():Int {
		var c = StringTools.fastCodeAt(text, place++);
		return switch (c) {
			case "n".code: 10;
			case "r".code: 13;
			case "t".code: 9;
			case "b".code: 8;
			case "f".code: 12;
			case "/".code | "\\".code | "\"".code: c;
			case "u".code: unicode();
			case _:
				place--;
				invalid();
				0;
		}
	}

	// `\uXXXX`, two of them where the first is half of a character.
	function unicode():Int {
		var first = hexadecimal();
		if (first >= 0xD800 && first < 0xDC00 && text.substr(place, 2) == "\\u") {
			place += 2;
			var second = hexadecimal();
			return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
		}
		return first;
	}

	function hexadecimal():Int {
		var code = Std.parseInt("0x" + text.substr(place, 4));
		if (code == null) {
			invalid();
		}
		place += 4;
		return code;
	}

	function number(first:Int):Dynamic {
		var start = place;
		var isFloat = false;
		if (first == "-".code) {
			place++;
		}
		var digits = 0;
		// The number itself while it is a whole one of few digits.
		var whole = 0;
		while (place < text.length) {
			var c = StringTools.fastCodeAt(text, place);
			if (c >= "0".code && c <= "9".code) {
				digits++;
				whole = whole * 10 + (c - "0".code);
			} else if (c == ".".code || c == "e".code || c == "E".code) {
				isFloat = true;
			} else if (!(isFloat && (c == "+".code || c == "-".code))) {
				break;
			}
			place++;
		}
		if (digits == 0) {
			invalid();
		}
		if (!isFloat && digits < 10 && first != "-".code) {
			return whole;
		}
		var value = Std.parseFloat(text.substring(start, place));
		if (Std.int(value) == value) {
			return Std.int(value);
		}
		return value;
	}

	function accept(c:Int):Bool {
		if (place < text.length && StringTools.fastCodeAt(text, place) == c) {
			place++;
			return true;
		}
		return false;
	}

	function expect(c:Int):Void {
		if (!accept(c)) {
			invalid();
		}
	}

	function invalid():Void {
		if (place >= text.length) {
			throw "Unexpected end of input";
		}
		throw "Invalid char " + StringTools.fastCodeAt(text, place) + " at position " + place;
	}
}
