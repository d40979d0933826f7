// A tokenizer, a recursive-descent parser to an enum tree, an evaluator with variables and functions, errors, a printer, an optimizer.
import haxe.Exception;
enum Token { TNum(v:Float); TId(s:String); TOp(c:String); TEnd; }
enum Node { Const(v:Float); Var(n:String); Unary(op:String, a:Node); Binary(op:String, a:Node, b:Node); Call(f:String, args:Array<Node>); Assign(n:String, v:Node); }
class SyntaxError extends Exception { public final at:Int; public function new(m:String, at:Int) { super(m); this.at = at; } }
class Lexer {
	final s:String; var i = 0;
	public function new(s) this.s = s;
	public function all():Array<{t:Token, at:Int}> {
		var out = [];
		while (true) {
			while (i < s.length && StringTools.isSpace(s, i)) i++;
			var at = i;
			if (i >= s.length) { out.push({t: TEnd, at: at}); return out; }
			var c = s.charAt(i);
			if (~/[0-9.]/.match(c)) { while (i < s.length && ~/[0-9.]/.match(s.charAt(i))) i++; out.push({t: TNum(Std.parseFloat(s.substring(at, i))), at: at}); }
			else if (~/[a-z]/i.match(c)) { while (i < s.length && ~/[a-z0-9]/i.match(s.charAt(i))) i++; out.push({t: TId(s.substring(at, i)), at: at}); }
			else if ("+-*/^(),=".indexOf(c) >= 0) { i++; out.push({t: TOp(c), at: at}); }
			else throw new SyntaxError('unexpected $c', at);
		}
	}
}
class Parser {
	final tokens:Array<{t:Token, at:Int}>; var p = 0;
	public function new(text:String) tokens = new Lexer(text).all();
	inline function peek() return tokens[p].t;
	function accept(op:String):Bool return switch peek() { case TOp(o) if (o == op): p++; true; case _: false; }
	function expect(op:String) if (!accept(op)) fail('expected $op');
	function fail(m:String):Dynamic throw new SyntaxError(m, tokens[p].at);
	public function parse():Node { var n = statement(); if (peek() != TEnd) fail("trailing input"); return n; }
	function statement():Node return switch [tokens[p].t, p + 1 < tokens.length ? tokens[p + 1].t : TEnd] { case [TId(n), TOp("=")]: p += 2; Assign(n, statement()); case _: sum(); }
	function sum():Node { var a = term(); while (true) { if (accept("+")) a = Binary("+", a, term()); else if (accept("-")) a = Binary("-", a, term()); else return a; } }
	function term():Node { var a = unary(); while (true) { if (accept("*")) a = Binary("*", a, unary()); else if (accept("/")) a = Binary("/", a, unary()); else return a; } }
	function unary():Node return accept("-") ? Unary("-", unary()) : power();
	function power():Node { var a = atom(); return accept("^") ? Binary("^", a, unary()) : a; }
	function atom():Node return switch peek() {
		case TNum(v): p++; Const(v);
		case TId(n): p++; if (accept("(")) { var args = []; if (!accept(")")) { do args.push(sum()) while (accept(",")); expect(")"); } Call(n, args); } else Var(n);
		case TOp("("): p++; var n = sum(); expect(")"); n;
		case TOp(o): fail('unexpected $o');
		case TEnd: fail("unexpected end");
	}
}
class Calculator {
	final vars = new Map<String, Float>();
	final functions:Map<String, Array<Float>->Float> = ["sqrt" => a -> Math.sqrt(a[0]), "max" => a -> Lambda.fold(a, (x, m) -> x > m ? x : m, Math.NEGATIVE_INFINITY), "sum" => a -> { var s = 0.0; for (x in a) s += x; s; }];
	public function new() vars["two"] = 2;
	public function eval(n:Node):Float return switch n {
		case Const(v): v;
		case Var(x): if (!vars.exists(x)) throw 'unknown $x'; vars[x];
		case Unary(_, a): -eval(a);
		case Binary("+", a, b): eval(a) + eval(b);
		case Binary("-", a, b): eval(a) - eval(b);
		case Binary("*", a, b): eval(a) * eval(b);
		case Binary("/", a, b): var d = eval(b); if (d == 0) throw "division by zero"; eval(a) / d;
		case Binary("^", a, b): Math.pow(eval(a), eval(b));
		case Binary(op, _, _): throw 'bad operator $op';
		case Call(f, args): if (!functions.exists(f)) throw 'no function $f'; functions[f](args.map(eval));
		case Assign(x, v): vars[x] = eval(v);
	}
	public static function fold(n:Node):Node return switch n {
		case Binary(op, a, b): switch [op, fold(a), fold(b)] {
			case ["+", Const(0), x] | ["+", x, Const(0)] | ["*", Const(1), x] | ["*", x, Const(1)]: x;
			case ["*", Const(0), _] | ["*", _, Const(0)]: Const(0);
			case ["+", Const(x), Const(y)]: Const(x + y);
			case ["*", Const(x), Const(y)]: Const(x * y);
			case [o, x, y]: Binary(o, x, y);
		}
		case Unary("-", Const(v)): Const(-v);
		case Call(f, args): Call(f, args.map(fold));
		case _: n;
	}
	public static function text(n:Node):String return switch n { case Const(v): Std.string(v); case Var(x): x; case Unary(o, a): o + text(a); case Binary(o, a, b): "(" + text(a) + o + text(b) + ")"; case Call(f, args): f + "(" + args.map(text).join(",") + ")"; case Assign(x, v): x + "=" + text(v); }
	public function run(line:String):String {
		try { return Std.string(eval(new Parser(line).parse())); }
		catch (e:SyntaxError) { return 'syntax error at ${e.at}: ${e.message}'; }
		catch (e:String) { return 'error: $e'; }
	}
	static function main() {
		var c = new Calculator();
		for (l in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4", "x = 5", "x * x - 1", "y = x = 7", "x + y", "sqrt(16) + max(1, 9, 3)", "sum()", "sum(1,2,3)/two", "1 +", "(1", "2 $ 3", "nope + 1", "1 / 0", "foo(1)", "3 4"]) Sys.println('$l => ${c.run(l)}');
		for (l in ["x * 1 + 0", "0 * y + 2 * 3 * 4", "f(1 + 1, 0 + z)", "a = 1"]) Sys.println(text(new Parser(l).parse()) + " => " + text(fold(new Parser(l).parse())));
		var total = 0.0;
		var node = new Parser("(i * i - 3) / 2 + max(i, 10)").parse();
		for (i in 0...1000) { c.run('i = $i'); total += c.eval(node); }
		Sys.println(total);
	}
}
