// Hot loops over objects: virtual calls of one, two and many shapes, interfaces, fields, allocation, closures in fields.
class Shape { public function new() {} public function area():Int return 0; public function name():String return "shape"; }
class Square extends Shape { final s:Int; public function new(s) { super(); this.s = s; } override function area() return s * s; override function name() return "square"; }
class Rect extends Shape { final w:Int; final h:Int; public function new(w, h) { super(); this.w = w; this.h = h; } override function area() return w * h; }
class Cube extends Square { override function area() return 6 * super.area(); override function name() return "cube/" + super.name(); }
interface Visitor { function visit(n:Int):Void; function result():Int; }
class SumVisitor implements Visitor { var s = 0; public function new() {} public function visit(n:Int) s += n; public function result() return s; }
class MaxVisitor implements Visitor { var m = -1; public function new() {} public function visit(n:Int) if (n > m) m = n; public function result() return m; }
class CountVisitor implements Visitor { var c = 0; final p:Int->Bool; public function new(p) this.p = p; public function visit(n:Int) if (p(n)) c++; public function result() return c; }
class Vec { public var x:Float; public var y:Float; public function new(x, y) { this.x = x; this.y = y; } public function add(o:Vec) return new Vec(x + o.x, y + o.y); public function dot(o:Vec) return x * o.x + y * o.y; }
class Node { public var key:Int; public var left:Node; public var right:Node; public function new(k) key = k; }
class Tree {
	public var root:Node; public var size = 0;
	public function new() {}
	public function insert(k:Int) {
		if (root == null) { root = new Node(k); size++; return; }
		var n = root;
		while (true) {
			if (k == n.key) return;
			if (k < n.key) { if (n.left == null) { n.left = new Node(k); size++; return; } n = n.left; }
			else { if (n.right == null) { n.right = new Node(k); size++; return; } n = n.right; }
		}
	}
	public function sum(n:Node):Int return n == null ? 0 : n.key + sum(n.left) + sum(n.right);
	public function depth(n:Node):Int return n == null ? 0 : 1 + Std.int(Math.max(depth(n.left), depth(n.right)));
	public function has(k:Int):Bool { var n = root; while (n != null) { if (n.key == k) return true; n = k < n.key ? n.left : n.right; } return false; }
}
class Account { static var opened = 0; public var balance(default, null) = 0; final limit:Int; public function new(l) { limit = l; opened++; } public function deposit(n:Int) { balance += n; return this; } public function withdraw(n:Int) { if (balance - n < -limit) throw "limit"; balance -= n; return this; } public static function count() return opened; }
class HotObjects {
	static function total(shapes:Array<Shape>, n:Int):Int { var t = 0; for (i in 0...n) t += shapes[i % shapes.length].area(); return t; }
	static function drive(v:Visitor, n:Int):Int { for (i in 0...n) v.visit((i * 37) % 101); return v.result(); }
	static function build(depth:Int):Node { var n = new Node(depth); if (depth > 0) { n.left = build(depth - 1); n.right = build(depth - 1); } return n; }
	static function count(n:Node):Int return n == null ? 0 : 1 + count(n.left) + count(n.right);
	static function main() {
		Sys.println(total([new Square(2)], 5000));
		Sys.println(total([new Square(2), new Rect(2, 3)], 5000));
		Sys.println(total([new Shape(), new Square(2), new Rect(2, 3), new Cube(2)], 5000));
		Sys.println([for (s in [new Shape(), new Square(1), new Rect(1, 1), new Cube(1)]) s.name()].join(" "));
		Sys.println([drive(new SumVisitor(), 4000), drive(new MaxVisitor(), 4000), drive(new CountVisitor(n -> n % 2 == 0), 4000)].join(" "));
		var v = new Vec(0, 0), step = new Vec(0.5, -0.25);
		for (i in 0...4000) v = v.add(step);
		Sys.println(v.x + " " + v.y + " " + v.dot(step));
		var t = new Tree();
		for (i in 0...600) t.insert((i * 7919) % 1009);
		Sys.println(t.size + " " + t.sum(t.root) + " " + t.depth(t.root) + " " + t.has(5) + t.has(-1));
		Sys.println(count(build(10)));
		var a = new Account(100), refused = 0;
		for (i in 0...2000) try { if (i % 3 == 0) a.deposit(i % 50) else a.withdraw(i % 40); } catch (e:String) refused++;
		Sys.println(a.balance + " " + refused);
		var list:Array<Account> = [for (i in 0...50) new Account(i)];
		for (i in 0...3000) list[i % 50].deposit(i);
		Sys.println(Lambda.fold(list, (x, s) -> s + x.balance, 0) + " " + Account.count());
		var objs:Array<{v:Int, f:Int->Int}> = [{v: 1, f: x -> x + 1}, {v: 2, f: x -> x * 2}];
		var r = 0;
		for (i in 0...3000) { var o = objs[i & 1]; r = (o.f(r) + o.v) % 100003; }
		Sys.println(r);
		var last:Node = null;
		for (i in 0...2000) { var n = new Node(i); n.left = last; last = n; }
		var s = 0;
		while (last != null) { s += last.key; last = last.left; }
		Sys.println(s);
		var nulls = 0;
		for (i in 0...2000) { var n:Node = i % 5 == 0 ? null : new Node(i); if (n == null) nulls++; else nulls += n.key & 1; }
		Sys.println(nulls);
	}
}
