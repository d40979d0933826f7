// Default and optional arguments, null for them, rest by arrays, skipping, overriding, in constructors and local functions.
class Item { public final n:String; public final price:Float; public final tags:Array<String>; public function new(n:String, price = 1.5, ?tags:Array<String>) { this.n = n; this.price = price; this.tags = tags == null ? [] : tags; } public function show(?prefix:String, upper = false):String { var s = (prefix == null ? "" : prefix) + n + price + tags.join("+"); return upper ? s.toUpperCase() : s; } }
class Sub extends Item { public function new(n, price = 9.0) super(n, price, ["sub"]); override public function show(?prefix = "sub:", upper = true) return super.show(prefix, upper); }
class DefaultArguments {
	static function f(a:Int, b = 10, c = "c", ?d:Float, e = true) return '$a,$b,$c,$d,$e';
	static function opt(?a:Int, ?b:String, ?c:Bool) return '$a,$b,$c';
	static function power(b:Float, e = 2):Float { var r = 1.0; for (_ in 0...e) r *= b; return r; }
	static function join(parts:Array<String>, sep = ", ", ?last:String) return last == null || parts.length < 2 ? parts.join(sep) : parts.slice(0, -1).join(sep) + last + parts[parts.length - 1];
	static function neg(x = -1, y = -2.5) return x + y;
	static function sum(...xs:Int):Int { var s = 0; for (x in xs) s += x; return s; }
	static function labelled(name:String, ...xs:Float) return name + xs.length + xs.toArray();
	static function main() {
		Sys.println(f(1));
		Sys.println(f(1, 2));
		Sys.println(f(1, 2, "x", 4.5, false));
		Sys.println(f(1, null, null));
		Sys.println(opt() + " " + opt(1) + " " + opt("s") + " " + opt(true) + " " + opt(1, true));
		Sys.println(power(3) + " " + power(2, 10));
		Sys.println(join(["a", "b", "c"]) + "; " + join(["a", "b", "c"], "-") + "; " + join(["a", "b", "c"], " and "));
		Sys.println(join(["a", "b", "c"], null, " or "));
		Sys.println(neg() + " " + neg(1) + " " + neg(1, 1));
		Sys.println(new Item("i").show() + " " + new Item("j", 2).show("p:") + " " + new Item("k", ["t", "u"]).show(true));
		Sys.println(new Sub("s").show() + " " + new Sub("s", 1).show("q", false));
		var i:Item = new Sub("v");
		Sys.println(i.show());
		function local(a:Int, ?b:Int, c = 3) return a + (b == null ? 100 : b) + c;
		Sys.println(local(1) + " " + local(1, 2) + " " + local(1, 2, 4));
		var g = f.bind(7, _, "z", 0.0, false);
		Sys.println(g(1));
		Sys.println(sum() + sum(1) + sum(1, 2, 3) + sum(...[4, 5]) + " " + labelled("n") + labelled("m", 1, 2.5));
		var total = 0.0;
		for (k in 0...2000) total += power(k % 3) + (k % 2 == 0 ? local(k) : local(k, 1));
		Sys.println(total);
	}
}
