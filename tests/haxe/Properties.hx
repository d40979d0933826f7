// Properties: get and set in all combinations, never, static ones, in interfaces, overridden, through Reflect.
interface HasSize { var size(get, never):Int; }
class Temperature { public var celsius:Float; public var fahrenheit(get, set):Float; public function new(c) celsius = c; function get_fahrenheit() return celsius * 9 / 5 + 32; function set_fahrenheit(f:Float):Float { celsius = (f - 32) * 5 / 9; return f; } }
class Range implements HasSize { public var from(default, null):Int; public var to(default, set):Int; public var size(get, never):Int; public function new(a, b) { from = a; to = b; } function get_size() return to - from; function set_to(v:Int) return to = v < from ? from : v; }
class Lazy { static var made = 0; public static var shared(get, null):Lazy; static function get_shared() { if (shared == null) shared = new Lazy(); return shared; } public final n:Int; function new() n = ++made; }
class Parent { public var title(get, set):String; var t = "none"; public function new() {} function get_title() return t; function set_title(v) return t = v; }
class Child extends Parent { override function get_title() return "<" + super.get_title() + ">"; override function set_title(v:String) return super.set_title(v.toUpperCase()); }
class Observed { final watchers:Array<(String, Int) -> Void> = []; public var a(default, set) = 0; public var b(default, set) = 0; public var sum(get, never):Int; public function new() {} function get_sum() return a + b; function set_a(v) { notify("a", v); return a = v; } function set_b(v) { notify("b", v); return b = v; } function notify(n:String, v:Int) for (w in watchers) w(n, v); public function watch(w) watchers.push(w); }
class Config { public static var level(default, set):Int = 1; static function set_level(v:Int) { history.push(v); return level = v; } public static final history:Array<Int> = []; public static inline var MAX = 10; public static final NAME = "cfg" + MAX; }
class Properties {
	static function main() {
		var t = new Temperature(100);
		Sys.println(t.fahrenheit);
		t.fahrenheit = 32;
		Sys.println(t.celsius);
		t.fahrenheit += 18;
		Sys.println(t.celsius);
		var r = new Range(5, 10);
		Sys.println(r.size);
		r.to = 2;
		Sys.println(r.to + " " + r.size + " " + (r.to = 8) + " " + r.size);
		var h:HasSize = r;
		Sys.println(h.size);
		Sys.println(Lazy.shared.n + Lazy.shared.n);
		var p:Parent = new Child();
		p.title = "news";
		Sys.println(p.title);
		p.title += "!";
		Sys.println(p.title);
		var o = new Observed(), seen = [];
		o.watch((n, v) -> seen.push('$n=$v'));
		o.a = 5; o.b = o.a = 7; o.a++; o.b *= 2;
		Sys.println(seen.join(" ") + " " + o.sum);
		Config.level = 5; Config.level += 3;
		Sys.println(Config.level + " " + Config.history + " " + Config.NAME);
		Sys.println(Reflect.getProperty(o, "sum") + " " + Reflect.getProperty(t, "fahrenheit"));
		Reflect.setProperty(o, "a", 1);
		Sys.println(o.a + seen.length);
		var total = 0.0;
		for (i in 0...2000) { t.fahrenheit = i; total += t.celsius; o.a = i & 3; total += o.sum; }
		Sys.println(Math.round(total));
	}
}
