// Huffman coding, run lengths, base 64, Caesar and Vigenere, LZ by hand: every encoder is undone by its decoder.
enum Tree { Leaf(c:String, n:Int); Fork(a:Tree, b:Tree, n:Int); }
class Huffman {
	static function weight(t:Tree) return switch t { case Leaf(_, n) | Fork(_, _, n): n; }
	static function label(t:Tree):String return switch t { case Leaf(c, _): c; case Fork(a, _, _): label(a); }
	static function build(s:String):Tree {
		var counts = new Map<String, Int>();
		for (c in s.split("")) counts[c] = (counts.exists(c) ? counts[c] : 0) + 1;
		var trees = [for (c => n in counts) Leaf(c, n)];
		while (trees.length > 1) {
			trees.sort((a, b) -> weight(a) != weight(b) ? weight(a) - weight(b) : Reflect.compare(label(a), label(b)));
			var a = trees.shift(), b = trees.shift();
			trees.push(Fork(a, b, weight(a) + weight(b)));
		}
		return trees[0];
	}
	static function codes(t:Tree, path = "", ?out:Map<String, String>):Map<String, String> { if (out == null) out = []; switch t { case Leaf(c, _): out[c] = path; case Fork(a, b, _): codes(a, path + "0", out); codes(b, path + "1", out); } return out; }
	static function decode(t:Tree, bits:String):String { var out = new StringBuf(), at = t; for (i in 0...bits.length) { switch at { case Fork(a, b, _): at = bits.charAt(i) == "0" ? a : b; case _: } switch at { case Leaf(c, _): out.add(c); at = t; case _: } } return out.toString(); }
	static function runs(s:String):String { var out = "", i = 0; while (i < s.length) { var j = i; while (j < s.length && s.charAt(j) == s.charAt(i)) j++; out += (j - i > 1 ? "" + (j - i) : "") + s.charAt(i); i = j; } return out; }
	static function unruns(s:String):String { var out = new StringBuf(), n = 0; for (i in 0...s.length) { var c = s.charCodeAt(i); if (c >= 48 && c <= 57) n = n * 10 + c - 48; else { for (_ in 0...(n == 0 ? 1 : n)) out.addChar(c); n = 0; } } return out.toString(); }
	static var B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	static function base64(s:String):String { var out = new StringBuf(), i = 0; while (i < s.length) { var a = s.charCodeAt(i), b = i + 1 < s.length ? s.charCodeAt(i + 1) : 0, c = i + 2 < s.length ? s.charCodeAt(i + 2) : 0; out.add(B64.charAt(a >> 2)); out.add(B64.charAt((a & 3) << 4 | b >> 4)); out.add(i + 1 < s.length ? B64.charAt((b & 15) << 2 | c >> 6) : "="); out.add(i + 2 < s.length ? B64.charAt(c & 63) : "="); i += 3; } return out.toString(); }
	static function unbase64(s:String):String { var out = new StringBuf(), acc = 0, n = 0; for (i in 0...s.length) { var v = B64.indexOf(s.charAt(i)); if (v < 0) break; acc = acc << 6 | v; n += 6; if (n >= 8) { n -= 8; out.addChar(acc >> n & 255); acc &= (1 << n) - 1; } } return out.toString(); }
	static function vigenere(s:String, key:String, sign:Int):String return [for (i in 0...s.length) String.fromCharCode(97 + (s.charCodeAt(i) - 97 + sign * (key.charCodeAt(i % key.length) - 97) + 26) % 26)].join("");
	static function lz(s:String):Array<Int> { var dict = [for (i in 0...128) String.fromCharCode(i) => i], next = 128, w = "", out = []; for (c in s.split("")) { if (dict.exists(w + c)) w += c; else { out.push(dict[w]); dict[w + c] = next++; w = c; } } if (w != "") out.push(dict[w]); return out; }
	static function unlz(codes:Array<Int>):String { var dict = [for (i in 0...128) String.fromCharCode(i)], w = dict[codes[0]], out = w; for (k in codes.slice(1)) { var e = k < dict.length ? dict[k] : w + w.charAt(0); out += e; dict.push(w + e.charAt(0)); w = e; } return out; }
	static function main() {
		var s = "abracadabra alakazam", t = build(s), c = codes(t), bits = s.split("").map(x -> c[x]).join("");
		Sys.println(weight(t) + " " + bits.length + " " + decode(t, bits));
		var lens = [for (k => v in c) '$k${v.length}'];
		lens.sort(Reflect.compare);
		Sys.println(lens.join(" "));
		Sys.println(runs("WWWWBBBBBBAXX") + " " + unruns(runs("WWWWBBBBBBAXX")));
		for (w in ["", "M", "Ma", "Man", "Hello, World!"]) Sys.println(base64(w) + " " + unbase64(base64(w)));
		Sys.println(vigenere("attackatdawn", "lemon", 1) + " " + vigenere(vigenere("attackatdawn", "lemon", 1), "lemon", -1));
		var text = [for (i in 0...30) "tobeornottobe"].join(""), z = lz(text);
		Sys.println(z.length + " " + z.slice(0, 12) + " " + (unlz(z) == text));
	}
}
