// A parser and interpreter of a small language: enums with parameters, maps of variables, exceptions that return.
enum Token {
	TNum(v:Float);
	TId(s:String);
	TOp(s:String);
	TEof;
}

enum Node {
	Num(v:Float);
	Var(name:String);
	Bin(op:Operator, l:Node, r:Node);
	Assign(name:String, e:Node);
	If(c:Node, t:Node, e:Null<Node>);
	While(c:Node, body:Node);
	Block(list:Array<Node>);
	Call(name:String, args:Array<Node>);
	Fun(name:String, params:Array<String>, body:Node);
	Return(e:Node);
}

enum Operator {
	Add;
	Sub;
	Mul;
	Div;
	Mod;
	Lt;
	Le;
	Eq;
}

class ReturnSignal {
	public final value:Float;

	public function new(v)
		value = v;
}

class Lexer {
	final text:String;
	var pos = 0;

	public function new(t)
		text = t;

	static inline function isDigit(c:Int)
		return c >= '0'.code && c <= '9'.code;

	static inline function isLetter(c:Int)
		return (c >= 'a'.code && c <= 'z'.code) || (c >= 'A'.code && c <= 'Z'.code) || c == '_'.code;

	public function next():Token {
		while (pos < text.length && StringTools.isSpace(text, pos))
			pos++;
		if (pos >= text.length)
			return TEof;
		var c = text.charCodeAt(pos);
		var start = pos;
		if (isDigit(c)) {
			while (pos < text.length && (isDigit(text.charCodeAt(pos)) || text.charAt(pos) == "."))
				pos++;
			return TNum(Std.parseFloat(text.substring(start, pos)));
		}
		if (isLetter(c)) {
			while (pos < text.length && (isLetter(text.charCodeAt(pos)) || isDigit(text.charCodeAt(pos))))
				pos++;
			return TId(text.substring(start, pos));
		}
		pos++;
		switch [c, text.charCodeAt(pos)] {
			case ['<'.code | '='.code, '='.code]:
				pos++;
			default:
		}
		return TOp(text.substring(start, pos));
	}
}

class Parser {
	final tokens:Array<Token> = [];
	var at = 0;

	public function new(text) {
		var l = new Lexer(text);
		while (true) {
			var t = l.next();
			tokens.push(t);
			if (t == TEof)
				break;
		}
	}

	inline function peek()
		return tokens[at];

	function accept(op:String):Bool {
		return switch peek() {
			case TOp(s) if (s == op):
				at++;
				true;
			default: false;
		}
	}

	function word(w:String):Bool {
		return switch peek() {
			case TId(s) if (s == w):
				at++;
				true;
			default: false;
		}
	}

	function expect(op:String)
		if (!accept(op))
			throw 'expected $op, got ${peek()}';

	function ident():String
		return switch peek() {
			case TId(s):
				at++;
				s;
			case t: throw 'expected a name, got $t';
		}

	public function program():Node {
		var list = [];
		while (peek() != TEof)
			list.push(statement());
		return Block(list);
	}

	function block():Node {
		expect("{");
		var list = [];
		while (!accept("}"))
			list.push(statement());
		return Block(list);
	}

	function statement():Node {
		if (word("if")) {
			expect("(");
			var c = expr();
			expect(")");
			var t = statement();
			return If(c, t, word("else") ? statement() : null);
		}
		if (word("while")) {
			expect("(");
			var c = expr();
			expect(")");
			return While(c, statement());
		}
		if (word("fun")) {
			var name = ident();
			expect("(");
			var params = [];
			while (!accept(")")) {
				params.push(ident());
				accept(",");
			}
			return Fun(name, params, block());
		}
		if (word("return")) {
			var e = expr();
			expect(";");
			return Return(e);
		}
		switch peek() {
			case TOp("{"): return block();
			default:
		}
		var e = expr();
		expect(";");
		return e;
	}

	function expr():Node {
		switch [tokens[at], tokens[at + 1]] {
			case [TId(name), TOp("=")]:
				at += 2;
				return Assign(name, expr());
			default:
		}
		return binary(0);
	}

	static final LEVELS:Array<Map<String, Operator>> = [
		["==" => Eq],
		["<" => Lt, "<=" => Le],
		["+" => Add, "-" => Sub],
		["*" => Mul, "/" => Div, "%" => Mod]
	];

	function binary(level:Int):Node {
		if (level == LEVELS.length)
			return primary();
		var left = binary(level + 1);
		while (true) {
			switch peek() {
				case TOp(s) if (LEVELS[level].exists(s)):
					at++;
					left = Bin(LEVELS[level][s], left, binary(level + 1));
				default:
					return left;
			}
		}
	}

	function primary():Node {
		switch peek() {
			case TNum(v):
				at++;
				return Num(v);
			case TId(name):
				at++;
				if (accept("(")) {
					var args = [];
					while (!accept(")")) {
						args.push(expr());
						accept(",");
					}
					return Call(name, args);
				}
				return Var(name);
			case TOp("("):
				at++;
				var e = expr();
				expect(")");
				return e;
			case t:
				throw 'unexpected $t';
		}
	}
}

typedef Function = {params:Array<String>, body:Node};

class Scope {
	final names = new Map<String, Float>();

	public function new() {}

	public function get(n:String):Float {
		var v = names.get(n);
		if (v == null)
			throw 'unknown $n';
		return v;
	}

	public function set(n:String, v:Float)
		names.set(n, v);
}

class Interp {
	final functions = new Map<String, Function>();

	public var calls = 0;

	public function new() {}

	public function eval(n:Node, s:Scope):Float {
		return switch n {
			case Num(v): v;
			case Var(name): s.get(name);
			case Assign(name, e):
				var v = eval(e, s);
				s.set(name, v);
				v;
			case Bin(op, l, r):
				var a = eval(l, s), b = eval(r, s);
				switch op {
					case Add: a + b;
					case Sub: a - b;
					case Mul: a * b;
					case Div: a / b;
					case Mod: a % b;
					case Lt: a < b ? 1 : 0;
					case Le: a <= b ? 1 : 0;
					case Eq: a == b ? 1 : 0;
				}
			case If(c, t, e):
				if (eval(c, s) != 0) eval(t, s) else if (e != null) eval(e, s) else 0;
			case While(c, body):
				while (eval(c, s) != 0)
					eval(body, s);
				0;
			case Block(list):
				var r = 0.0;
				for (x in list)
					r = eval(x, s);
				r;
			case Fun(name, params, body):
				functions[name] = {params: params, body: body};
				0;
			case Return(e): throw new ReturnSignal(eval(e, s));
			case Call(name, args):
				var f = functions[name];
				if (f == null || f.params.length != args.length)
					throw 'bad call of $name';
				var inner = new Scope();
				for (i => a in args)
					inner.set(f.params[i], eval(a, s));
				calls++;
				try
					eval(f.body, inner)
				catch (r:ReturnSignal)
					r.value;
		}
	}
}

class Interpret {
	static final SOURCE = "
	fun fib(n) { if (n < 2) n; else fib(n - 1) + fib(n - 2); }
	fun gcd(a, b) { while (a < b == 0) { t = a % b; if (t == 0) return b; a = b; b = t; } return 1; }
	fun isprime(n) {
		d = 2;
		while (d * d <= n) { if (n % d == 0) return 0; d = d + 1; }
		return 1;
	}
	fun collatz(n) { steps = 0; while (1 < n) { if (n % 2 == 0) n = n / 2; else n = 3 * n + 1; steps = steps + 1; } steps; }
	total = fib(19);
	i = 2;
	while (i < 3000) { total = total + isprime(i); i = i + 1; }
	i = 1;
	while (i < 800) { total = total + collatz(i); i = i + 1; }
	total;
	";

	static function interpret():Int {
		var last = 0.0, calls = 0;
		for (i in 0...20) {
			var ast = new Parser(SOURCE).program();
			var it = new Interp();
			last = it.eval(ast, new Scope());
			calls += it.calls;
		}
		return Std.int(last) + calls;
	}

	static function main()
		Bench.int("interpret", interpret);
}
