using StringTools;
using Idioms.Ext;
typedef Fn = Int->Int;
class Counter { public var n = 0; public function new() {} public dynamic function onTick() {} public function tick() { n++; onTick(); } }
class Lst<T> { var head:Nd<T>; public var length(default,null)=0; public function new() {} public function add(v:T) { head = {v:v, next:head}; length++; } public function iterator():Iterator<T> { var h = head; return { hasNext: () -> h != null, next: () -> { var v = h.v; h = h.next; v; } }; } }
typedef Nd<T> = { v:T, next:Nd<T> };
@:structInit class Cfg { public var a:Int; public var b:String = "dflt"; @:optional public var c:Null<Float>; }
@:forward(length, push) abstract Stack<T>(Array<T>) { public inline function new() this = []; public function top():T return this[this.length-1]; @:to public function arr():Array<T> return this; }
@:enum abstract OldE(Int) { var P = 1; var Q = 2; }
class Ext { public static function dbl(i:Int) return i*2; public static function shout(s:String, n = 1) return s.toUpperCase() + [for (_ in 0...n) "!"].join(""); }
@:using(Idioms.ShapeTools) enum Shape { Circle(r:Float); Rect(w:Float, h:Float); }
class ShapeTools { public static function area(s:Shape) return switch s { case Circle(r): Math.PI*r*r; case Rect(w,h): w*h; }; }
// What programs commonly do: extensions, structures, abstracts over arrays, functions with arguments bound.
class Idioms {
  static var table:Map<String, Array<Int>> = ["a" => [1,2], "b" => []];
  static inline var C = 3; static final D = C * 2;
  public var prop(get, never):Int; function get_prop() return 9; function new() {}
  static function vararg(args:haxe.Rest<String>) return args.toArray().join("|");
  static function fact(n:Int):Int return n <= 1 ? 1 : n * fact(n - 1);
  static function main() {
    var c = new Counter(); c.onTick = () -> trace("tick " + c.n); c.tick(); c.tick();
    var l = new Lst<String>(); l.add("x"); l.add("y"); for (v in l) trace(v); trace(l.length, Lambda.count(l), [for (v in l) v].join(","));
    var cfg:Cfg = {a: 1}; trace(cfg.a, cfg.b, cfg.c); cfg = {a: 2, b: "z", c: 1.5}; trace(cfg.b, cfg.c);
    var st = new Stack<Int>(); st.push(4); st.push(5); trace(st.top(), st.length); var arr:Array<Int> = st; trace(arr);
    var e:OldE = Q; trace(e == Q, switch e { case P: "p"; case Q: "q"; });
    trace(5.dbl(), "hi".shout(), "hi".shout(3), "hi".startsWith("h")); trace(Circle(1).area(), Rect(2,3).area());
    trace(table["a"], table["zz"] == null, D, new Idioms().prop, vararg("a", "b"), fact(10));
    var f:Fn = x -> x + 1; var g = f; trace(f(1), g == f); var add = (a:Int, b:Int) -> a + b; var add5 = add.bind(5, _); trace(add5(3), add.bind(1)(2), add.bind(_, 10)(1));
    var comp = [for (x in 0...3) for (y in 0...3) if (x != y) {x: x, y: y}]; trace(comp.length, comp[2]); var m = [for (i in 0...3) i => i * i]; trace(m[2]);
    var s = "multi
line"; trace(s.split("\n").length, 'a${1 + 1}b$$', "tab\t\"q\"", "\u00e9\x41");
  }
}
