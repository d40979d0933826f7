// A small Lisp in Haxe: reader, environments, closures, special forms, built-ins, errors.
enum Val { Nil; Num(n:Int); Sym(s:String); Bool(b:Bool); Cons(a:Val, d:Val); Prim(name:String, f:Array<Val>->Val); Clos(ps:Array<String>, body:Array<Val>, env:Env); }
class Env {
	final vars = new Map<String, Val>(); final up:Env;
	public function new(?up:Env) this.up = up;
	public function get(k:String):Val { var e = this; while (e != null) { if (e.vars.exists(k)) return e.vars[k]; e = e.up; } throw 'unbound $k'; }
	public function def(k:String, v:Val) vars[k] = v;
	public function set(k:String, v:Val) { var e = this; while (e != null) { if (e.vars.exists(k)) { e.vars[k] = v; return; } e = e.up; } throw 'unbound $k'; }
}
class Interpreter {
	static function read(s:String):Array<Val> {
		var ts = ~/\s+/g.split(~/([()'])/g.replace(s, " $1 ")).filter(t -> t != ""), i = 0;
		function one():Val { var t = ts[i++]; return switch t { case null: throw "unexpected end"; case "(": var xs = []; while (ts[i] != ")") { if (i >= ts.length) throw "missing )"; xs.push(one()); } i++; list(xs); case ")": throw "unexpected )"; case "'": list([Sym("quote"), one()]); case "#t": Bool(true); case "#f": Bool(false); case _: var n = Std.parseInt(t); n != null && ~/^-?[0-9]+$/.match(t) ? Num(n) : Sym(t); } }
		var out = [];
		while (i < ts.length) out.push(one());
		return out;
	}
	static function list(xs:Array<Val>):Val { var r = Nil, i = xs.length; while (--i >= 0) r = Cons(xs[i], r); return r; }
	static function array(v:Val):Array<Val> { var out = []; while (true) switch v { case Cons(a, d): out.push(a); v = d; case Nil: return out; case _: throw "improper list"; } }
	static function show(v:Val):String return switch v { case Nil: "()"; case Num(n): '$n'; case Sym(s): s; case Bool(b): b ? "#t" : "#f"; case Prim(n, _): '<$n>'; case Clos(_, _, _): "<closure>"; case Cons(_, _): var parts = [], x = v; while (true) switch x { case Cons(a, d): parts.push(show(a)); x = d; case Nil: break; case _: parts.push("."); parts.push(show(x)); break; } "(" + parts.join(" ") + ")"; }
	static function truthy(v:Val) return !v.match(Bool(false));
	static function name(v:Val):String return switch v { case Sym(s): s; case _: throw 'not a name: ${show(v)}'; }
	static function body(es:Array<Val>, env:Env):Val { var r = Nil; for (e in es) r = eval(e, env); return r; }
	static function eval(e:Val, env:Env):Val {
		while (true) switch e {
			case Sym(s): return env.get(s);
			case Cons(Sym("quote"), Cons(x, _)): return x;
			case Cons(Sym("if"), Cons(c, Cons(a, rest))): if (truthy(eval(c, env))) e = a; else switch rest { case Cons(b, _): e = b; case _: return Nil; }
			case Cons(Sym("define"), Cons(Cons(f, ps), es)): env.def(name(f), Clos(array(ps).map(name), array(es), env)); return f;
			case Cons(Sym("define"), Cons(n, Cons(x, _))): env.def(name(n), eval(x, env)); return n;
			case Cons(Sym("set!"), Cons(n, Cons(x, _))): env.set(name(n), eval(x, env)); return Nil;
			case Cons(Sym("lambda"), Cons(ps, es)): return Clos(array(ps).map(name), array(es), env);
			case Cons(Sym("begin"), es): return body(array(es), env);
			case Cons(Sym("let"), Cons(bs, es)): var inner = new Env(env); for (b in array(bs)) switch b { case Cons(n, Cons(x, _)): inner.def(name(n), eval(x, env)); case _: throw "bad let"; } return body(array(es), inner);
			case Cons(Sym("and"), es): var r = Bool(true); for (x in array(es)) { r = eval(x, env); if (!truthy(r)) break; } return r;
			case Cons(Sym("or"), es): var r = Bool(false); for (x in array(es)) { r = eval(x, env); if (truthy(r)) break; } return r;
			case Cons(f, xs):
				var args = array(xs).map(x -> eval(x, env));
				switch eval(f, env) {
					case Prim(_, p): return p(args);
					case Clos(ps, es, up): if (ps.length != args.length) throw 'expected ${ps.length} arguments'; env = new Env(up); for (i in 0...ps.length) env.def(ps[i], args[i]); for (i in 0...es.length - 1) eval(es[i], env); e = es[es.length - 1];
					case v: throw 'not a function: ${show(v)}';
				}
			case _: return e;
		}
		return Nil;
	}
	static function num(v:Val):Int return switch v { case Num(n): n; case _: throw 'not a number: ${show(v)}'; }
	static function main() {
		var g = new Env();
		function prim(n:String, f:Array<Val>->Val) g.def(n, Prim(n, f));
		prim("+", a -> Num(Lambda.fold(a, (x, s) -> s + num(x), 0)));
		prim("*", a -> Num(Lambda.fold(a, (x, s) -> s * num(x), 1)));
		prim("-", a -> Num(a.length == 1 ? -num(a[0]) : num(a[0]) - num(a[1])));
		prim("<", a -> Bool(num(a[0]) < num(a[1])));
		prim("=", a -> Bool(num(a[0]) == num(a[1])));
		prim("mod", a -> Num(num(a[0]) % num(a[1])));
		prim("cons", a -> Cons(a[0], a[1]));
		prim("car", a -> switch a[0] { case Cons(x, _): x; case v: throw 'not a pair: ${show(v)}'; });
		prim("cdr", a -> switch a[0] { case Cons(_, x): x; case v: throw 'not a pair: ${show(v)}'; });
		prim("null?", a -> Bool(a[0].match(Nil)));
		prim("list", a -> list(a));
		for (s in ["(+ 1 (* 2 3))", "(define (fact n) (if (= n 0) 1 (* n (fact (- n 1))))) (fact 10)", "(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2))))) (fib 13)", "(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l))))) (map (lambda (x) (* x x)) '(1 2 3))", "(define (loop i s) (if (= i 0) s (loop (- i 1) (+ s i)))) (loop 3000 0)", "(define (counter) (let ((n 0)) (lambda () (begin (set! n (+ n 1)) n)))) (define c (counter)) (c) (c) (c)", "'(a (b . c) 1)", "(and 1 2 #f 3)", "(or #f (and) 5)", "(list car (lambda (x) x) '())", "((lambda (x y) (- x y)) 10 3)", "(foo)", "(car 5)", "(1 2)", "(fact)", "(+ 1 'a)", "(", ")", "(define (primes n) (let ((out '())) (begin (define (p? k d) (if (< k (* d d)) #t (if (= 0 (mod k d)) #f (p? k (+ d 1))))) (define (go k) (if (< n k) out (begin (if (p? k 2) (set! out (cons k out))) (go (+ k 1))))) (go 2)))) (primes 40)"])
			Sys.println(try { var r = Nil; for (e in read(s)) r = eval(e, g); show(r); } catch (e:String) "error: " + e);
	}
}
