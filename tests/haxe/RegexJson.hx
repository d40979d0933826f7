// EReg and haxe.Json: groups, replace, map, split, flags; parse, stringify, round trips, errors.
class RegexJson {
	static function main() {
		var r = ~/(\w+)@(\w+)\.com/;
		Sys.println(r.match("mail bob@example.com now"));
		Sys.println(r.matched(0) + "|" + r.matched(1) + "|" + r.matched(2) + "|" + r.matchedLeft() + "|" + r.matchedRight());
		var p = r.matchedPos();
		Sys.println(p.pos + " " + p.len);
		Sys.println(r.match("nothing"));
		Sys.println(~/[aeiou]/g.replace("hello world", "*") + " " + ~/[aeiou]/.replace("hello", "*"));
		Sys.println(~/(\d+)-(\d+)/g.replace("10-20 30-40", "$2:$1"));
		Sys.println(~/\s*,\s*/g.split("a , b,c  ,d").join("|"));
		Sys.println(~/HELLO/i.match("say hello") + " " + ~/^b/m.match("a\nb") + " " + ~/^b/.match("a\nb"));
		Sys.println(~/\d+/g.map("a1b22c333", e -> "<" + (Std.parseInt(e.matched(0)) * 2) + ">"));
		var e = new EReg("x{2,3}", "g");
		Sys.println(e.replace("x xx xxx xxxx", "Y"));
		Sys.println(EReg.escape("a.b*c"));
		var words = [];
		var text = "the cat, the dog";
		var w = ~/[a-z]+/;
		while (w.match(text)) { words.push(w.matched(0)); text = w.matchedRight(); }
		Sys.println(words);
		Sys.println(~/(a)|(b)/.match("b") ? "matched" : "not");
		Sys.println(~/^\s*(\w+)\s*=\s*"([^"]*)"\s*$/.replace("  key = \"some value\" ", "$1 -> $2"));
		var d = haxe.Json.parse('{"name":"box","n":3,"f":2.5,"list":[1,2,{"x":null}],"ok":true,"u":"\\u00e9\\n"}');
		var list:Array<Dynamic> = d.list;
		Sys.println(d.name + d.n + d.f + list[1] + list[2].x + d.ok + d.u.length);
		var fields = Reflect.fields(d);
		fields.sort(Reflect.compare);
		Sys.println(fields);
		Sys.println(haxe.Json.stringify(([1, -2.5, "a\"b\\c\n\t", null, true, []] : Array<Dynamic>)));
		Sys.println(haxe.Json.stringify({only: {deep: [{}]}}));
		Sys.println(haxe.Json.stringify(([{a: 1}, {b: [2]}] : Array<Dynamic>), null, "  "));
		Sys.println(haxe.Json.stringify(haxe.Json.parse("[1, 2.50, \"x\", [ ], { }]")));
		for (bad in ["{", "[1,]", "nul", "{\"a\" 1}", ""]) Sys.println(try { haxe.Json.parse(bad); "parsed"; } catch (e:Dynamic) "error");
		var total = 0;
		for (i in 0...200) { var o = haxe.Json.parse('{"v":' + i + '}'); total += o.v; }
		Sys.println(total);
		var n = 0;
		for (i in 0...300) if (~/^[0-9]*5$/.match("" + i)) n++;
		Sys.println(n);
	}
}
