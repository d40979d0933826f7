// Trees in hot loops: binary trees, red-black insertion by enum matching, expression trees, tries by arrays, allocation-heavy.
enum Color { R; B; }
enum Rb { E; T(c:Color, l:Rb, v:Int, r:Rb); }
class Bin { public final l:Bin; public final r:Bin; public function new(l, r) { this.l = l; this.r = r; } public static function make(d:Int):Bin return d == 0 ? new Bin(null, null) : new Bin(make(d - 1), make(d - 1)); public function check():Int return 1 + (l == null ? 0 : l.check() + r.check()); }
class Avl { public var k:Int; public var h = 1; public var l:Avl; public var r:Avl; public function new(k) this.k = k;
	static inline function ht(n:Avl):Int return n == null ? 0 : n.h;
	function fix() { var a = ht(l), b = ht(r); h = (a > b ? a : b) + 1; return this; }
	static function right(n:Avl):Avl { var l = n.l; n.l = l.r; l.r = n; n.fix(); return l.fix(); }
	static function left(n:Avl):Avl { var r = n.r; n.r = r.l; r.l = n; n.fix(); return r.fix(); }
	public static function insert(n:Avl, k:Int):Avl {
		if (n == null) return new Avl(k);
		if (k < n.k) n.l = insert(n.l, k); else if (k > n.k) n.r = insert(n.r, k); else return n;
		n.fix();
		var b = ht(n.l) - ht(n.r);
		if (b > 1) { if (k > n.l.k) n.l = left(n.l); return right(n); }
		if (b < -1) { if (k < n.r.k) n.r = right(n.r); return left(n); }
		return n;
	}
	public static function walk(n:Avl, f:Int->Void) if (n != null) { walk(n.l, f); f(n.k); walk(n.r, f); }
}
class TreesHot {
	static function balance(c:Color, l:Rb, v:Int, r:Rb):Rb return switch [c, l, v, r] {
		case [B, T(R, T(R, a, x, b), y, c2), z, d] | [B, T(R, a, x, T(R, b, y, c2)), z, d] | [B, a, x, T(R, T(R, b, y, c2), z, d)] | [B, a, x, T(R, b, y, T(R, c2, z, d))]: T(R, T(B, a, x, b), y, T(B, c2, z, d));
		case _: T(c, l, v, r);
	}
	static function insert(t:Rb, v:Int):Rb {
		function ins(t:Rb):Rb return switch t { case E: T(R, E, v, E); case T(c, l, x, r): v < x ? balance(c, ins(l), x, r) : v > x ? balance(c, l, x, ins(r)) : t; }
		return switch ins(t) { case T(_, l, x, r): T(B, l, x, r); case E: E; }
	}
	static function depth(t:Rb):Int return switch t { case E: 0; case T(_, l, _, r): var a = depth(l), b = depth(r); 1 + (a > b ? a : b); }
	static function sum(t:Rb):Int return switch t { case E: 0; case T(_, l, v, r): sum(l) + v + sum(r); }
	static function main() {
		Sys.println(Bin.make(11).check());
		var t = 0;
		for (_ in 0...40) t += Bin.make(5).check();
		Sys.println(t);
		var rb = E;
		for (i in 0...400) rb = insert(rb, (i * 263) % 997);
		Sys.println(sum(rb) + " " + (depth(rb) <= 16));
		var a:Avl = null;
		for (i in 0...600) a = Avl.insert(a, (i * 7919) % 1009);
		var n = 0, last = -1, ok = true;
		Avl.walk(a, k -> { n++; if (k <= last) ok = false; last = k; });
		Sys.println(n + " " + ok + " " + a.h);
		for (i in 0...300) a = Avl.insert(a, 2000 + i);
		Sys.println(a.h + " " + a.k);
	}
}
