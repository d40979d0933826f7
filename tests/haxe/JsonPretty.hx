// A JSON reader and pretty printer by hand: enum of values, recursive descent, escapes, paths, merging, errors with places.
enum J { JNull; JBool(b:Bool); JNum(n:Float); JStr(s:String); JArr(a:Array<J>); JObj(fields:Array<{k:String, v:J}>); }
class JsonPretty {
	final s:String; var i = 0;
	function new(s) this.s = s;
	function fail(m:String):Dynamic throw '$m at $i';
	function skip() while (i < s.length && StringTools.isSpace(s, i)) i++;
	function eat(c:String):Bool { skip(); if (s.charAt(i) == c) { i++; return true; } return false; }
	function need(c:String) if (!eat(c)) fail('expected $c');
	function word(w:String, v:J):J { if (s.substr(i, w.length) != w) fail("bad word"); i += w.length; return v; }
	function value():J {
		skip();
		return switch s.charAt(i) {
			case "{": i++; var f = []; if (!eat("}")) { do { skip(); var k = text(); need(":"); f.push({k: k, v: value()}); } while (eat(",")); need("}"); } JObj(f);
			case "[": i++; var a = []; if (!eat("]")) { do a.push(value()) while (eat(",")); need("]"); } JArr(a);
			case "\"": JStr(text());
			case "t": word("true", JBool(true));
			case "f": word("false", JBool(false));
			case "n": word("null", JNull);
			case "": fail("unexpected end");
			case c if (c == "-" || (c >= "0" && c <= "9")): number();
			case c: fail('unexpected $c');
		}
	}
	function number():J { var start = i; while (i < s.length && "+-.eE0123456789".indexOf(s.charAt(i)) >= 0) i++; return JNum(Std.parseFloat(s.substring(start, i))); }
	function text():String {
		if (s.charAt(i) != "\"") fail("expected text");
		i++;
		var out = new StringBuf();
		while (true) {
			var c = s.charAt(i++);
			switch c {
				case "": i--; fail("unfinished text");
				case "\"": return out.toString();
				case "\\": switch s.charAt(i++) { case "n": out.add("\n"); case "t": out.add("\t"); case "u": out.addChar(Std.parseInt("0x" + s.substr(i, 4))); i += 4; case e: out.add(e); }
				case _: out.add(c);
			}
		}
		return "";
	}
	public static function parse(s:String):J { var p = new JsonPretty(s), v = p.value(); p.skip(); if (p.i < s.length) p.fail("trailing text"); return v; }
	static function quote(s:String):String { var b = new StringBuf(); b.add("\""); for (k in 0...s.length) switch s.charAt(k) { case "\"": b.add("\\\""); case "\\": b.add("\\\\"); case "\n": b.add("\\n"); case c: b.add(c); } b.add("\""); return b.toString(); }
	static function compact(j:J):String return switch j { case JNull: "null"; case JBool(b): Std.string(b); case JNum(n): Std.string(n); case JStr(s): quote(s); case JArr(a): "[" + a.map(compact).join(",") + "]"; case JObj(f): "{" + f.map(x -> quote(x.k) + ":" + compact(x.v)).join(",") + "}"; }
	static function pretty(j:J, pad = ""):String return switch j {
		case JArr([]) | JObj([]): compact(j);
		case JArr(a): "[\n" + a.map(x -> pad + "  " + pretty(x, pad + "  ")).join(",\n") + '\n$pad]';
		case JObj(f): "{\n" + f.map(x -> pad + "  " + quote(x.k) + ": " + pretty(x.v, pad + "  ")).join(",\n") + '\n$pad}';
		case _: compact(j);
	}
	static function path(j:J, p:Array<String>):J { if (p.length == 0) return j; var rest = p.slice(1); return switch j { case JObj(f): for (x in f) if (x.k == p[0]) return path(x.v, rest); JNull; case JArr(a): var n = Std.parseInt(p[0]); n != null && n < a.length ? path(a[n], rest) : JNull; case _: JNull; } }
	static function merge(a:J, b:J):J return switch [a, b] { case [JObj(x), JObj(y)]: JObj([for (f in x) { var o = Lambda.find(y, g -> g.k == f.k); o == null ? f : {k: f.k, v: merge(f.v, o.v)}; }].concat(y.filter(g -> !Lambda.exists(x, f -> f.k == g.k)))); case [JArr(x), JArr(y)]: JArr(x.concat(y)); case [_, JNull]: a; case _: b; }
	static function depth(j:J):Int return switch j { case JArr(a): 1 + Lambda.fold(a, (x, m) -> { var d = depth(x); d > m ? d : m; }, 0); case JObj(f): 1 + Lambda.fold(f, (x, m) -> { var d = depth(x.v); d > m ? d : m; }, 0); case _: 0; }
	static function main() {
		var doc = '{"name": "box \\"A\\"", "dims": [1, 2.5, -3e2], "tags": [], "nested": {"ok": true, "none": null, "deep": [[1], {"x": {}}]}, "u": "\\u0041\\n"}';
		var j = parse(doc);
		Sys.println(compact(j));
		Sys.println(pretty(j));
		Sys.println(compact(parse(pretty(j))) == compact(j));
		for (p in ["name", "dims.1", "nested.deep.1.x", "nested.zip", "dims.9"]) Sys.println(p + " = " + compact(path(j, p.split("."))));
		Sys.println(compact(merge(j, parse('{"dims":[0],"nested":{"ok":false,"new":1},"extra":"e"}'))));
		Sys.println(depth(j));
		for (bad in ["", "[1,2", "{\"a\":}", "[1,,2]", "{a:1}", "tru", "1 2", "\"abc", "[1}"]) Sys.println('$bad: ' + try { compact(parse(bad)); } catch (e:String) e);
		var big = "[" + [for (i in 0...200) '{"id":$i,"v":[${i * 2},"s$i"]}'].join(",") + "]";
		var n = 0.0;
		switch parse(big) { case JArr(a): for (x in a) switch path(x, ["v", "0"]) { case JNum(v): n += v; case _: } case _: }
		Sys.println(n);
	}
}
