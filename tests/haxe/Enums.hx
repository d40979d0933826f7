// Enums: constructors with parameters, matching with guards, or-patterns, nesting, extractors, capture, exhaustive switch.
enum Shape { Circle(r:Float); Rect(w:Float, h:Float); Group(items:Array<Shape>); Empty; }
enum Expr { Num(n:Int); Add(a:Expr, b:Expr); Mul(a:Expr, b:Expr); Neg(e:Expr); Var(name:String); }
enum Option2<T> { Some2(v:T); None2; }
enum Tree<T> { Leaf; Node(left:Tree<T>, value:T, right:Tree<T>); }
class Enums {
	static function area(s:Shape):Float return switch s {
		case Circle(r): 3 * r * r;
		case Rect(w, h): w * h;
		case Group(items): var t = 0.0; for (i in items) t += area(i); t;
		case Empty: 0;
	}
	static function eval(e:Expr, env:Map<String, Int>):Int return switch (e) {
		case Num(n): n;
		case Add(a, b): eval(a, env) + eval(b, env);
		case Mul(a, b): eval(a, env) * eval(b, env);
		case Neg(x): -eval(x, env);
		case Var(name): env.exists(name) ? env[name] : 0;
	}
	static function simplify(e:Expr):Expr return switch (e) {
		case Add(Num(0), x) | Add(x, Num(0)): simplify(x);
		case Mul(Num(1), x) | Mul(x, Num(1)): simplify(x);
		case Mul(Num(0), _) | Mul(_, Num(0)): Num(0);
		case Add(Num(a), Num(b)): Num(a + b);
		case Neg(Neg(x)): simplify(x);
		case Add(a, b): Add(simplify(a), simplify(b));
		case Mul(a, b): Mul(simplify(a), simplify(b));
		case Neg(x): Neg(simplify(x));
		case Num(_) | Var(_): e;
	}
	static function text(e:Expr):String return switch (e) {
		case Num(n) if (n < 0): '($n)';
		case Num(n): '$n';
		case Add(a, b): '(${text(a)} + ${text(b)})';
		case Mul(a, b): text(a) + "*" + text(b);
		case Neg(x): "-" + text(x);
		case Var(v): v;
	}
	static function insert(t:Tree<Int>, v:Int):Tree<Int> return switch t {
		case Leaf: Node(Leaf, v, Leaf);
		case Node(l, x, r) if (v < x): Node(insert(l, v), x, r);
		case Node(l, x, r) if (v > x): Node(l, x, insert(r, v));
		case _: t;
	}
	static function list<T>(t:Tree<T>, out:Array<T>):Array<T> {
		switch t { case Leaf: case Node(l, v, r): list(l, out); out.push(v); list(r, out); }
		return out;
	}
	static function classify(n:Int):String return switch n {
		case 0: "zero";
		case 1 | 2 | 3: "small";
		case x if (x < 0): "negative " + (-x);
		case 100: "hundred";
		case x: x % 2 == 0 ? "even" : "odd";
	}
	static function words(s:String):Int return switch (s) { case "one": 1; case "two" | "deux": 2; case null: -1; case other: other.length * 100; }
	static function arrays(a:Array<Int>):String return switch a {
		case []: "empty";
		case [x]: 'one $x';
		case [1, x]: 'one then $x';
		case [x, y] if (x == y): 'twins $x';
		case [_, _, z]: 'third $z';
		case _: 'many ${a.length}';
	}
	static function objects(o:{x:Int, y:Int}):String return switch o { case {x: 0, y: 0}: "origin"; case {x: 0}: "on y"; case {x: x, y: 0}: 'on x at $x'; case {x: a, y: b}: '$a,$b'; }
	static function main() {
		Sys.println(area(Group([Circle(1), Rect(2, 3), Group([Empty, Circle(2)])])));
		Sys.println([for (s in [Circle(1.5), Rect(1, 2), Empty, Group([])]) Std.string(s)].join(" "));
		var e = Add(Mul(Num(2), Var("x")), Neg(Num(3)));
		Sys.println(text(e) + " = " + eval(e, ["x" => 10]));
		Sys.println(e);
		Sys.println(text(simplify(Add(Num(0), Mul(Num(1), Neg(Neg(Add(Num(2), Num(-5)))))))));
		var t:Tree<Int> = Leaf;
		for (v in [5, 2, 8, 1, 9, 3, 5]) t = insert(t, v);
		Sys.println(list(t, []));
		Sys.println([for (n in [0, 2, 100, 7, 8, -4]) classify(n)].join(","));
		Sys.println([for (s in ["one", "deux", "xyz", null]) words(s)].join(","));
		Sys.println([for (a in [[], [7], [1, 2], [3, 3], [1, 2, 3], [1, 2, 3, 4]]) arrays(a)].join(";"));
		Sys.println([objects({x: 0, y: 0}), objects({x: 0, y: 5}), objects({x: 4, y: 0}), objects({x: 1, y: 2})].join(";"));
		Sys.println(Type.enumEq(Circle(1), Circle(1)) + " " + Type.enumEq(Rect(1, 2), Rect(1, 3)) + " " + (Empty == Empty));
		Sys.println(Type.enumConstructor(e) + Type.enumIndex(Empty) + Type.enumParameters(Rect(3, 4)));
		var pair = switch [1, "a"] { case [1, "b"]: "no"; case [n, "a"]: 'yes $n'; case _: "other"; };
		Sys.println(pair);
		var o:Option2<String> = Some2("value");
		Sys.println(switch o { case Some2(v): v.length; case None2: 0; });
		var extracted = switch ("Hello") { case _.toLowerCase() => "hello": "matched"; case _: "not"; };
		Sys.println(extracted);
		Sys.println(switch 12 { case even(_) => true: "even"; case _: "odd"; });
		if (e.match(Add(_, Neg(Num(3))))) Sys.println("match");
		Sys.println(Num(1).match(Num(1 | 2)) + " " + Num(5).match(Num(1 | 2)));
		var captured = switch e { case Add(left = Mul(_, _), _): text(left); case _: ""; };
		Sys.println(captured);
		switch Circle(2) { case Circle(r) if (r > 5): Sys.println("big"); case Circle(r): Sys.println("circle " + r); default: Sys.println("none"); }
		var n = 0;
		for (i in 0...1000) switch (i % 4) { case 0: n += 1; case 1, 2: n += 10; default: n += 100; }
		Sys.println(n);
	}
	static function even(n:Int) return n % 2 == 0;
}
