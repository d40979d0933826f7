class Animal { public var name:String; var hp = 10; public function new(n) name = n; public function speak():String return "..."; public function toString() return '$name:${speak()}'; }
class Dog extends Animal { public function new(n) { super(n); hp = 20; } override public function speak() return "woof " + hp; }
interface IA<T> { function get():T; } interface IB extends IA<Int> { var x(default, null):Int; }
class Impl implements IB { public var x(default, null):Int = 4; public function new() {} public function get() return x; }
enum Expr { Num(v:Float); Bin(op:Op, l:Expr, r:Expr); Neg(e:Expr); Call(name:String, args:Array<Expr>); }
enum Op { Add; Mul; Sub; Div; }
class Parser { var s:String; var p = 0; public function new(s) this.s = s;
  function peek():Null<Int> { while (p < s.length && StringTools.isSpace(s, p)) p++; return p < s.length ? s.charCodeAt(p) : null; }
  public function expr():Expr { var l = term(); while (true) switch (peek()) { case "+".code: p++; l = Bin(Add, l, term()); case "-".code: p++; l = Bin(Sub, l, term()); case _: return l; } }
  function term():Expr { var l = atom(); while (true) switch (peek()) { case "*".code: p++; l = Bin(Mul, l, atom()); case "/".code: p++; l = Bin(Div, l, atom()); case _: return l; } }
  function atom():Expr { switch (peek()) { case "(".code: p++; var e = expr(); if (peek() != ")".code) throw 'expected ) at $p'; p++; return e; case "-".code: p++; return Neg(atom());
    case c if (c != null && (c >= "0".code && c <= "9".code)): var st = p; while (p < s.length && ((s.charCodeAt(p) >= "0".code && s.charCodeAt(p) <= "9".code) || s.charAt(p) == ".")) p++; return Num(Std.parseFloat(s.substring(st, p)));
    case c if (c != null): var st = p; while (p < s.length && ~/[a-z]/.match(s.charAt(p))) p++; if (st == p) throw 'bad char ${s.charAt(p)}'; var n = s.substring(st, p); var args = []; if (peek() == "(".code) { do { p++; args.push(expr()); } while (peek() == ",".code); p++; } return Call(n, args);
    case _: throw "eof"; } }
}
// Classes, interfaces, patterns over enums, a parser of expressions, dynamic objects, numbers as text.
class Medley {
  static function eval(e:Expr):Float return switch e { case Num(v): v; case Bin(Add, l, r): eval(l) + eval(r); case Bin(Sub, l, r): eval(l) - eval(r); case Bin(Mul, l, r): eval(l) * eval(r); case Bin(Div, _, r) if (eval(r) == 0): throw "div"; case Bin(Div, l, r): eval(l) / eval(r); case Neg(e): -eval(e); case Call("max", [a, b]): Math.max(eval(a), eval(b)); case Call("pi", []): 3.0; case Call(n, args): throw 'unknown $n/${args.length}'; };
  static function show(e:Expr):String return switch e { case Num(v): '$v'; case Bin(op, l, r): '(${show(l)} $op ${show(r)})'; case Neg(e): '-${show(e)}'; case Call(n, a): n + "(" + a.map(show).join(", ") + ")"; };
  static function main() {
    var list:Array<Animal> = [new Animal("a"), new Dog("b")]; for (a in list) trace(a); trace(list.map(a -> a.speak()), (list[1] : Dynamic).name, Std.downcast(list[1], Dog) != null, Std.downcast(list[0], Dog));
    var ia:IA<Int> = new Impl(); trace(ia.get()); var ib:IB = cast ia; trace(ib.x);
    for (src in ["1 + 2 * 3", "(1+2)*3 - -4", "max(2, 3*4) / 5", "pi() * 2", "1 / 0", "foo(1)", "(1", "", "2 # 3"]) try { var e = new Parser(src).expr(); trace(show(e), eval(e)); } catch (e:String) trace('$src: $e');
    var words = "the quick brown fox jumps over the lazy dog the end".split(" "); var counts = new Map<String, Int>(); for (w in words) counts[w] = (counts.exists(w) ? counts[w] : 0) + 1; var keys = [for (k in counts.keys()) k]; keys.sort((a, b) -> counts[b] != counts[a] ? counts[b] - counts[a] : Reflect.compare(a, b)); trace([for (k in keys) '$k=${counts[k]}'].join(" "));
    var matrix = [for (i in 0...3) [for (j in 0...3) i == j ? 1.0 : 0.5]]; var t = [for (j in 0...3) [for (i in 0...3) matrix[i][j]]]; trace(matrix, t); var sum = 0.0; for (row in matrix) for (x in row) sum += x; trace(sum);
    var fibs = [0, 1]; while (fibs.length < 15) fibs.push(fibs[fibs.length - 1] + fibs[fibs.length - 2]); trace(fibs); var i = 10; while (i --> 0) if (i % 4 == 0) trace(i);
    var o:Dynamic = {}; o.a = 1; o.b = [1, 2]; o.c = {d: "x"}; trace(o.a + 1, o.b.length, o.c.d, o.nope); for (f in ["a", "b", "c"]) trace(f, Reflect.field(o, f)); o.f = function(x) return x * o.a; trace(o.f(5)); o.a += 5; trace(o.a); o.b.push(3); trace(o.b[2]); o.b[0]++; trace(o.b);
    var q:Null<Float> = 3; var r = q + 1.5; trace(r, Math.round(r), Std.int(r)); trace(0xFF, 1e3, .5, 5 / 2, 5 % -3, -5 % 3, 1 << 4 | 1, 10 >> 1, -10 >>> 30, 3 ^ 5); trace(2147483647 + 1, -2147483648 - 1, 65536 * 65536, 123456789 * 1000);
    trace("a" + 1 + 2.5 + true + null, 1 + 2 + "x", "x" == "x", "b" > "a", "abc".indexOf("z"), "a,b,,c".split(","), "abc".split("")); trace(Math.min(1, Math.NaN), Math.sqrt(-1), Math.isFinite(1/0), Math.pow(2, 0.5), Math.fround(2.5), Math.ceil(-0.5), Std.string(1.0), 1e15, 1e16, 123456789012345678.0, 0.1, 1/3, 100.0, 1.5e-10);
    var sw = function(x:Dynamic) return switch (Type.typeof(x)) { case TInt: "int"; case TFloat: "float"; case TClass(String): "string"; case TClass(Array): "array"; case TClass(c): Type.getClassName(c); case TEnum(e): Type.getEnumName(e); case TObject: "obj"; case TNull: "null"; case TBool: "bool"; case TFunction: "fn"; case TUnknown: "?"; }; trace(([1, 1.5, "s", [], new Dog("z"), Add, {}, null, true, sw] : Array<Dynamic>).map(sw));
  }
}
