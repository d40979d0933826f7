enum Expr {
	Num(v:Int);
	Add(l:Expr, r:Expr);
	Neg(e:Expr);
	Nothing;
}
enum abstract Color(Int) {
	var Red;
	var Green = 5;
	var Blue;
}
class Main {
	static function eval(e:Expr) return switch e {
		case Num(v): v;
		case Add(Num(0), x) | Add(x, Num(0)): eval(x);
		case Add(l, r): eval(l) + eval(r);
		case Neg(Neg(x)): eval(x);
		case Neg(x) if (x != Nothing): -eval(x);
		case Neg(_) | Nothing: 0;
	}
	static function name(c:Color) return switch c {
		case Red: "red";
		case Green | Blue: "other";
	}
	static function main() {
		trace(eval(Add(Num(1), Neg(Num(2)))), name(Blue), Num(1).match(Num(_)));
		switch [1, "a"] {
			case [1, s]: trace(s);
			case [n, "b"] if (n > 2): trace(n);
			case _:
		}
		switch "abc" {
			case "x" | "y": trace(1);
			case _.length => 3: trace(3);
			case s: trace(s);
		}
		switch {a: 1, b: [1, 2]} {
			case {a: 2}: trace(2);
			case {b: [x, y]}: trace(x + y);
			case _:
		}
		var n:Null<Int> = null;
		switch n {
			case null: trace("null");
			case 1, 2: trace("few");
			case -1: trace("less");
			case v: trace(v);
		}
	}
}
