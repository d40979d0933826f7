// Strings in hot loops: building, scanning, splitting, maps of words, comparison, substrings, numbers to text and back.
class HotStrings {
	static function count(s:String, c:Int):Int { var n = 0; for (i in 0...s.length) if (StringTools.fastCodeAt(s, i) == c) n++; return n; }
	static function reverse(s:String):String { var b = new StringBuf(), i = s.length; while (--i >= 0) b.addChar(s.charCodeAt(i)); return b.toString(); }
	static function palindrome(s:String):Bool { var i = 0, j = s.length - 1; while (i < j) if (s.charAt(i++) != s.charAt(j--)) return false; return true; }
	static function caesar(s:String, k:Int):String {
		var out = new StringBuf();
		for (i in 0...s.length) { var c = s.charCodeAt(i); if (c >= 97 && c <= 122) c = 97 + (c - 97 + k + 26) % 26; out.addChar(c); }
		return out.toString();
	}
	static function distance(a:String, b:String):Int {
		var prev = [for (j in 0...b.length + 1) j];
		for (i in 0...a.length) {
			var row = [i + 1];
			for (j in 0...b.length) row.push(Std.int(Math.min(Math.min(row[j], prev[j + 1]) + 1, prev[j] + (a.charCodeAt(i) == b.charCodeAt(j) ? 0 : 1))));
			prev = row;
		}
		return prev[b.length];
	}
	static function isNumber(s:String):Bool { if (s == "") return false; for (i in 0...s.length) { var c = s.charCodeAt(i); if (c < 48 || c > 57) return false; } return true; }
	static function tokens(s:String):Array<String> {
		var out = [], i = 0;
		while (i < s.length) {
			var c = s.charAt(i);
			if (c == " ") { i++; continue; }
			var j = i + 1;
			if (c >= "0" && c <= "9") while (j < s.length && s.charAt(j) >= "0" && s.charAt(j) <= "9") j++;
			else if (c >= "a" && c <= "z") while (j < s.length && s.charAt(j) >= "a" && s.charAt(j) <= "z") j++;
			out.push(s.substring(i, j));
			i = j;
		}
		return out;
	}
	static function main() {
		var text = [for (i in 0...100) "the quick brown fox " + i].join(" ");
		Sys.println(text.length + " " + count(text, "o".code) + " " + count(text, " ".code));
		Sys.println(reverse(text).substr(0, 30));
		var p = 0;
		for (i in 0...2000) if (palindrome("" + i)) p++;
		Sys.println(p);
		Sys.println(caesar(caesar(text, 5), -5) == text);
		Sys.println(caesar("hello", 3) + distance("kitten", "sitting") + distance("intention", "execution"));
		var words = new Map<String, Int>();
		for (w in text.split(" ")) words[w] = words.exists(w) ? words[w] + 1 : 1;
		var keys = [for (k in words.keys()) if (words[k] > 50) k];
		keys.sort(Reflect.compare);
		Sys.println([for (k in keys) k + words[k]].join(","));
		var n = 0;
		for (w in text.split(" ")) if (isNumber(w)) n += Std.parseInt(w);
		Sys.println(n);
		Sys.println(tokens("let x1 = foo(42, bar) + 7"));
		var t = 0;
		for (i in 0...100) t += tokens("a b12 c*d").length;
		Sys.println(t);
		var s = "";
		for (i in 0...1500) s += String.fromCharCode(65 + i % 26);
		Sys.println(s.length + s.substr(1490));
		var h = 0;
		for (i in 0...s.length) h = h * 31 + s.charCodeAt(i);
		Sys.println(h);
		var sorted = [for (i in 0...200) "k" + (i * 37) % 200];
		sorted.sort((a, b) -> a < b ? -1 : a > b ? 1 : 0);
		Sys.println(sorted.slice(0, 5) + " " + sorted[199]);
		var f = 0.0;
		for (i in 0...500) f += Std.parseFloat(i + "." + i % 10);
		Sys.println(Math.round(f));
		var same = 0;
		for (i in 0...1000) if ("a" + i % 10 == "a" + i % 7) same++;
		Sys.println(same);
		var parts = text.split("fox");
		Sys.println(parts.length + " " + parts.join("cat").indexOf("cat 50") + " " + text.lastIndexOf("brown"));
		var buf = new StringBuf();
		for (i in 0...1000) { buf.add(i % 7); if (i % 3 == 0) buf.add(","); }
		Sys.println(buf.toString().split(",").length);
		Sys.println(StringTools.replace(text, "quick", "slow").length);
		var up = 0;
		for (w in text.toUpperCase().split(" ")) if (w == "FOX") up++;
		Sys.println(up);
	}
}
