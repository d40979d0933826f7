import updraft.Regex;

// Regular expressions: the machine finds matches, the rest is here.
class EReg {
	final regex:Int;
	final isGlobal:Bool;
	var text:String;
	var groups:Array<Int>;

	public function new(r:String, opt:String) {
		regex = Regex.compile(r, opt);
		isGlobal = opt.indexOf("g") >= 0;
	}

	public function match(s:String):Bool {
		return matchSub(s, 0);
	}

	public function matchSub(s:String, pos:Int, len:Int = -1):Bool {
		groups = Regex.exec(regex, s, pos, len < 0 ? s.length : pos + len);
		text = s;
		return groups != null;
	}

	public function matched(n:Int):String {
		check();
		if (n < 0 || n * 2 >= groups.length) {
			throw "EReg::matched";
		}
		return groups[n * 2] < 0 ? null : text.substring(groups[n * 2], groups[n * 2 + 1]);
	}

	public function matchedLeft():String {
		check();
		return text.substr(0, groups[0]);
	}

	public function matchedRight():String {
		check();
		return text.substr(groups[1]);
	}

	public function matchedPos():{pos:Int, len:Int} {
		check();
		return {pos: groups[0], len: groups[1] - groups[0]};
	}

	public function split(s:String):Array<String> {
		var parts:Array<String> = [];
		var start = 0;
		var at = 0;
		while (at <= s.length) {
			var found = Regex.exec(regex, s, at, s.length);
			if (found == null) {
				break;
			}
			if (found[1] == found[0]) {
				// An empty match splits between characters, not at the ends.
				if (found[0] >= s.length) {
					break;
				}
				if (found[0] == start) {
					at = found[0] + 1;
					if (found[0] == 0) {
						continue;
					}
				}
			}
			parts.push(s.substring(start, found[0]));
			start = found[1];
			at = found[1] > found[0] ? found[1] : found[0] + 1;
			if (!isGlobal) {
				break;
			}
		}
		parts.push(s.substr(start));
		return parts;
	}

	public function replace(s:String, by:String):String {
		var out = new StringBuf();
		var at = 0;
		var start = 0;
		while (at <= s.length) {
			var found = Regex.exec(regex, s, at, s.length);
			if (found == null) {
				break;
			}
			out.add(s.substring(start, found[0]));
			expand(out, s, by, found);
			start = found[1];
			at = found[1] > found[0] ? found[1] : found[1] + 1;
			if (!isGlobal) {
				break;
			}
		}
		out.add(s.substr(start));
		return out.toString();
	}

	public function map(s:String, f:EReg->String):String {
		var out = new StringBuf();
		var at = 0;
		var start = 0;
		while (at <= s.length) {
			var found = Regex.exec(regex, s, at, s.length);
			if (found == null) {
				break;
			}
			out.add(s.substring(start, found[0]));
			groups = found;
			text = s;
			out.add(f(this));
			start = found[1];
			at = found[1] > found[0] ? found[1] : found[1] + 1;
			if (!isGlobal) {
				break;
			}
		}
		out.add(s.substr(start));
		return out.toString();
	}

	public static function escape(s:String):String {
		var out = new StringBuf();
		for (i in 0...s.length) {
			var c = s.charAt(i);
			if ("[](){}.*+?^$|\\/-".indexOf(c) >= 0) {
				out.add("\\");
			}
			out.add(c);
		}
		return out.toString();
	}

	// `$1` is a group, `$$` a dollar.
	static function expand(out:StringBuf, s:String, by:String, found:Array<Int>):Void {
		var parts = by.split("$");
		out.add(parts[0]);
		var i = 1;
		while (i < parts.length) {
			var part = parts[i];
			var digit = part.length > 0 ? part.charCodeAt(0) - 48 : -1;
			if (part.length == 0 && i + 1 < parts.length) {
				out.add("$");
				i++;
				out.add(parts[i]);
			} else if (digit >= 0 && digit <= 9 && digit * 2 < found.length) {
				if (found[digit * 2] >= 0) {
					out.add(s.substring(found[digit * 2], found[digit * 2 + 1]));
				}
				out.add(part.substr(1));
			} else {
				out.add("$" + part);
			}
			i++;
		}
	}

	function check():Void {
		if (groups == null) {
			throw "EReg::matched";
		}
	}
}
