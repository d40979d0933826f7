// Abstracts: operators, implicit casts, array access, forward, enum abstract, static members, wrapped objects.
abstract Meters(Float) from Float to Float {
	public inline function new(v) this = v;
	@:op(A + B) static function add(a:Meters, b:Meters):Meters return new Meters((a : Float) + (b : Float));
	@:op(A * B) @:commutative static function scale(a:Meters, k:Int):Meters return new Meters((a : Float) * k);
	@:op(-A) function negate():Meters return new Meters(-this);
	public function show() return this + "m";
}
abstract Vec2(Array<Float>) {
	public var x(get, set):Float;
	public var y(get, set):Float;
	public function new(x:Float, y:Float) this = [x, y];
	function get_x() return this[0];
	function set_x(v) return this[0] = v;
	function get_y() return this[1];
	function set_y(v) return this[1] = v;
	@:op(A + B) function plus(o:Vec2) return new Vec2(x + o.x, y + o.y);
	@:op(A - B) function minus(o:Vec2) return new Vec2(x - o.x, y - o.y);
	@:op(A * B) function dot(o:Vec2):Float return x * o.x + y * o.y;
	@:op(A == B) function eq(o:Vec2):Bool return x == o.x && y == o.y;
	@:op(A += B) function addTo(o:Vec2):Vec2 { x = x + o.x; y = y + o.y; return cast this; }
	@:arrayAccess function get(i:Int):Float return this[i];
	@:arrayAccess function set(i:Int, v:Float):Float return this[i] = v;
	@:to public function toString():String return '<$x $y>';
	@:from static function fromArray(a:Array<Int>):Vec2 return new Vec2(a[0], a[1]);
}
enum abstract Level(Int) from Int to Int {
	var Low = 1;
	var Mid = 5;
	var High = 10;
	@:op(A > B) static function gt(a:Level, b:Level):Bool;
	public function isTop() return this == (High : Int);
}
enum abstract Mode(String) { var Read = "r"; var Write = "w"; public inline function code():String return this; }
@:forward(push, length, join)
abstract Stack<T>(Array<T>) {
	public function new() this = [];
	public function top():T return this[this.length - 1];
	public function drop():T return this.pop();
	@:to function toArray():Array<T> return this.copy();
}
@:forward abstract Text(String) from String to String {
	public function shout():String return this.toUpperCase() + "!";
	@:op(A * B) function repeat(n:Int):Text return [for (_ in 0...n) this].join("");
	@:op(A / B) static function divide(a:Text, b:Text):Array<String> return (a : String).split(b);
}
abstract Money(Int) {
	inline function new(c) this = c;
	@:from public static inline function ofFloat(f:Float) return new Money(Math.round(f * 100));
	@:from public static inline function ofInt(i:Int) return new Money(i * 100);
	@:to public inline function toFloat():Float return this / 100;
	@:op(A + B) static function add(a:Money, b:Money):Money return new Money(a.cents() + b.cents());
	@:op(A < B) static function less(a:Money, b:Money):Bool return a.cents() < b.cents();
	@:op(A++) inline function inc():Money return new Money(++this);
	public inline function cents():Int return this;
}
class Abstracts {
	static function describe(l:Level):String return switch l { case Low: "low"; case Mid: "mid"; case High: "high"; case _: "unknown"; }
	static function length(v:Vec2):Float return Math.sqrt(v * v);
	static function main() {
		var a:Meters = 1.5;
		var b = new Meters(2);
		Sys.println((a + b).show() + " " + (a * 3).show() + " " + (2 * b).show() + " " + (-a).show());
		var f:Float = a + b;
		Sys.println(f);
		var v = new Vec2(1, 2), w = new Vec2(3, 4);
		Sys.println((v + w).toString() + " " + (w - v).toString() + " " + v * w + " " + (v == w) + " " + (v == new Vec2(1, 2)));
		v += w;
		v[0] = v[0] * 10;
		v.y++;
		var text:String = v;
		Sys.println(text + " " + v[1]);
		Sys.println(length([3, 4]));
		Sys.println(describe(Low) + describe(High) + describe(7) + (Low : Int) + " " + High.isTop() + Mid.isTop());
		var l:Level = 5;
		Sys.println(l == Mid);
		Sys.println((High > Low) + " " + ((Low : Int) + (High : Int)));
		Sys.println((switch (Mode.Write) { case Read: 1; case Write: 2; }) + Mode.Read.code());
		var s = new Stack<String>();
		s.push("x"); s.push("y"); s.push("z");
		Sys.println(s.top() + s.drop() + s.length + s.join("/"));
		var copy:Array<String> = s;
		copy.push("only copy");
		Sys.println(s.length + " " + copy.length);
		var t:Text = "hey";
		Sys.println(t.shout() + t.length + t.charAt(1) + (t * 3) + (("a-b" : Text) / "-").length);
		var m:Money = 1.25;
		var n:Money = 2;
		Sys.println((m + n).cents() + " " + (m < n) + " " + (m + n + 0.5).toFloat());
		m++;
		Sys.println(m.cents());
		var total:Money = 0;
		for (i in 0...1000) total = total + 0.01;
		Sys.println(total.cents());
		var sum = new Vec2(0, 0);
		for (i in 0...1000) sum = sum + new Vec2(i, -i);
		Sys.println(sum.toString());
	}
}
