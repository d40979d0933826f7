// String: every method, comparison, escapes, interpolation, concatenation with other types.
class Strings {
	static function main() {
		var s = "Hello, World";
		Sys.println(s.length);
		Sys.println(s.toUpperCase() + s.toLowerCase());
		Sys.println(s.charAt(0) + s.charAt(4) + "[" + s.charAt(50) + "][" + s.charAt(-1) + "]");
		Sys.println(s.charCodeAt(0) + " " + s.charCodeAt(50) + " " + StringTools.fastCodeAt(s, 1));
		Sys.println([s.indexOf("o"), s.indexOf("o", 5), s.indexOf("zz"), s.indexOf(""), s.lastIndexOf("o"), s.lastIndexOf("o", 7), s.lastIndexOf("zz")].join(" "));
		Sys.println([s.substr(7), s.substr(0, 5), s.substr(-5), s.substr(-5, 2), s.substr(3, 0), s.substr(20), s.substr(7, 100)].join("|"));
		Sys.println([s.substring(7), s.substring(0, 5), s.substring(5, 0), s.substring(-3, 2), s.substring(7, 100), s.substring(4, 4)].join("|"));
		Sys.println(s.split(", ").join("+") + " " + "a,b,,c,".split(",").length + " " + "abc".split("").join("-") + " " + "abc".split("x").length);
		Sys.println(String.fromCharCode(65) + String.fromCharCode(955));
		Sys.println("a" < "b");
		Sys.println(["abc" == "abc", "a" + "b" == "ab", "B" < "a", "abc" < "abd", "" < "a", "b" > "abc"].join(" "));
		Sys.println("tab\tquote\"single'back\\slash\nnew line \x41 \u00e9 \u{1F600}");
		Sys.println('single "quotes" and \'escaped\' $$dollar');
		var name = "Bob";
		var n = 3;
		Sys.println('$name has $n items, ${n * 2} halves, ${name.toUpperCase()} ${n > 2 ? "many" : "few"} ${'nested $n'}');
		Sys.println("int " + 5 + " float " + 1.5 + " bool " + true + " null " + null + " sum " + (1 + 2));
		Sys.println(1 + 2 + "three" + 4 + 5);
		var t = "x";
		t += "y";
		t += 1;
		Sys.println(t);
		Sys.println(StringTools.trim("  pad  ") + "|" + StringTools.ltrim("  l ") + "|" + StringTools.rtrim(" r  ") + "|");
		Sys.println(StringTools.lpad("7", "0", 3) + StringTools.rpad("7", ".", 4) + StringTools.lpad("long", "-", 2));
		Sys.println(StringTools.startsWith(s, "Hello") + " " + StringTools.endsWith(s, "World") + " " + StringTools.startsWith(s, "World") + " " + StringTools.contains(s, "lo, W"));
		Sys.println(StringTools.replace("a-b-c", "-", "+") + " " + StringTools.replace("aaa", "a", "bb") + " " + StringTools.replace("abc", "x", "y"));
		Sys.println(StringTools.hex(255) + " " + StringTools.hex(255, 6) + " " + StringTools.hex(-1));
		Sys.println(StringTools.isSpace(" x", 0) + " " + StringTools.isSpace(" x", 1));
		Sys.println(StringTools.htmlEscape("<a href=\"x\">&</a>") + " " + StringTools.htmlUnescape("&lt;b&gt;"));
		Sys.println(StringTools.urlEncode("a b&c=d/e") + " " + StringTools.urlDecode("a%20b%26c"));
		for (c in StringTools.iterator("abc")) Sys.print(c + " ");
		Sys.println("");
		for (i => c in StringTools.keyValueIterator("xy")) Sys.print('$i=$c ');
		Sys.println("");
		var buf = new StringBuf();
		buf.add("text");
		buf.add(1);
		buf.add(2.5);
		buf.add(true);
		buf.addChar(33);
		buf.addSub("substring", 3, 3);
		Sys.println(buf.toString() + " " + buf.length);
		var counts = new Map<String, Int>();
		for (w in "the cat the dog the end".split(" ")) counts[w] = (counts.exists(w) ? counts[w] : 0) + 1;
		var keys = [for (k in counts.keys()) k];
		keys.sort((a, b) -> a < b ? -1 : a > b ? 1 : 0);
		Sys.println([for (k in keys) '$k:${counts[k]}'].join(" "));
		var rev = [for (i in 0...s.length) s.charAt(s.length - 1 - i)].join("");
		Sys.println(rev);
		Sys.println("abc".toString() + "é".length + "λx".charAt(1) + "λx".indexOf("x"));
		var empty = "";
		Sys.println(empty.length + "[" + empty + "]" + (empty == "") + empty.split(",").length);
		Sys.println("multi
line");
		Sys.println(Std.string("plain") + Std.parseInt("42") + Std.parseInt("0x1F") + Std.parseInt("12abc") + Std.parseInt("abc") + Std.parseInt("-7"));
		Sys.println(Std.parseFloat("3.25") + " " + Std.parseFloat("1e3") + " " + Std.parseFloat("-0.5x") + " " + Math.isNaN(Std.parseFloat("x")));
	}
}
