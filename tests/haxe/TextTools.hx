// Text: wrapping, tables, anagrams, Morse, templates, CSV, title case, diff, word frequencies, number names.
using StringTools;
class TextTools {
	static function wrap(s:String, w:Int):Array<String> { var lines = [], cur = ""; for (word in s.split(" ")) { if (cur != "" && cur.length + 1 + word.length > w) { lines.push(cur); cur = word; } else cur = cur == "" ? word : cur + " " + word; } if (cur != "") lines.push(cur); return lines; }
	static function table(rows:Array<Array<String>>):String { var widths = [for (c in 0...rows[0].length) { var m = 0; for (r in rows) if (r[c].length > m) m = r[c].length; m; }]; return [for (r in rows) [for (c in 0...r.length) Std.parseInt(r[c]) == null ? r[c].rpad(" ", widths[c]) : r[c].lpad(" ", widths[c])].join(" | ")].join("\n"); }
	static function anagrams(words:Array<String>):Array<String> { var m = new Map<String, Array<String>>(); for (w in words) { var cs = w.split(""); cs.sort(Reflect.compare); var k = cs.join(""); if (!m.exists(k)) m[k] = []; m[k].push(w); } var out = [for (g in m) if (g.length > 1) g.join("=")]; out.sort(Reflect.compare); return out; }
	static function fill(t:String, vars:Map<String, String>):String return ~/\{(\w+)\}/g.map(t, r -> vars.exists(r.matched(1)) ? vars[r.matched(1)] : "?");
	static function csv(line:String):Array<String> { var out = [], cur = new StringBuf(), quoted = false, i = 0; while (i < line.length) { var c = line.charAt(i); if (quoted) { if (c == '"') { if (line.charAt(i + 1) == '"') { cur.add('"'); i++; } else quoted = false; } else cur.add(c); } else if (c == '"') quoted = true; else if (c == ",") { out.push(cur.toString()); cur = new StringBuf(); } else cur.add(c); i++; } out.push(cur.toString()); return out; }
	static function title(s:String):String return s.split(" ").map(w -> w == "" ? w : w.charAt(0).toUpperCase() + w.substr(1).toLowerCase()).join(" ");
	static function camel(s:String):String return [for (i => w in s.split("_")) i == 0 ? w : title(w)].join("");
	static function snake(s:String):String return ~/[A-Z]/g.map(s, r -> "_" + r.matched(0).toLowerCase());
	static function name(n:Int):String { var small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" "), tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" "); return if (n < 20) small[n] else if (n < 100) tens[Std.int(n / 10) - 2] + (n % 10 == 0 ? "" : "-" + small[n % 10]) else if (n < 1000) small[Std.int(n / 100)] + " hundred" + (n % 100 == 0 ? "" : " and " + name(n % 100)) else name(Std.int(n / 1000)) + " thousand" + (n % 1000 == 0 ? "" : " " + name(n % 1000)); }
	static final morse = ["a" => ".-", "e" => ".", "h" => "....", "l" => ".-..", "o" => "---", "s" => "..."];
	static function diff(a:Array<String>, b:Array<String>):Array<String> { var t = [for (_ in 0...a.length + 1) [for (_ in 0...b.length + 1) 0]]; var i = a.length; while (--i >= 0) { var j = b.length; while (--j >= 0) t[i][j] = a[i] == b[j] ? t[i + 1][j + 1] + 1 : Std.int(Math.max(t[i + 1][j], t[i][j + 1])); } var out = [], x = 0, y = 0; while (x < a.length || y < b.length) if (x < a.length && y < b.length && a[x] == b[y]) { out.push(" " + a[x]); x++; y++; } else if (y >= b.length || (x < a.length && t[x + 1][y] >= t[x][y + 1])) out.push("-" + a[x++]); else out.push("+" + b[y++]); return out; }
	static function main() {
		var text = "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness";
		for (l in wrap(text, 30)) Sys.println("|" + l.rpad(" ", 30) + "|");
		Sys.println(table([["name", "count", "note"], ["apple", "5", "red"], ["fig", "1234", ""]]));
		Sys.println(anagrams(["eat", "tea", "tan", "ate", "nat", "bat"]).join(" "));
		Sys.println(fill("Dear {name}, {sum} for {x}.", ["name" => "Bob", "sum" => "$5"]));
		Sys.println(csv('a,"b, c","say ""hi""",,d').join("|"));
		Sys.println(title("hELLO wIDE  world") + " " + camel("some_long_name") + " " + snake("someLongName"));
		Sys.println([for (n in [0, 13, 42, 100, 256, 12345]) name(n)].join("; "));
		Sys.println("hello sea".split("").map(c -> morse.exists(c) ? morse[c] : "/").join(" "));
		Sys.println(diff("the quick brown fox".split(" "), "the slow brown fox jumps".split(" ")).join(","));
		var m = new Map<String, Int>(), w = ~/[^a-z]+/g.split(text.toLowerCase());
		for (x in w) m[x] = (m.exists(x) ? m[x] : 0) + 1;
		var top = [for (k => v in m) {k: k, v: v}];
		top.sort((a, b) -> a.v != b.v ? b.v - a.v : Reflect.compare(a.k, b.k));
		Sys.println([for (t in top.slice(0, 5)) t.k + t.v].join(" "));
		Sys.println(~/(\w)\1/.match("book") + " " + ~/^[\w.]+@[\w.]+$/.match("a.b@c.d") + " " + ~/(\d{4})-(\d\d)/.replace("on 2024-05-01", "$2/$1"));
	}
}
