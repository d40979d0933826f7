// Brainfuck by direct interpretation and by a compiler to closures and to an enum tree with folded runs.
enum Op { Move(n:Int); Add(n:Int); Out; In; Loop(body:Array<Op>); Clear; }
class Brainfuck {
	static inline var HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.";
	static function interpret(code:String, input = ""):String {
		var jumps = [for (_ in 0...code.length) 0], open = [];
		for (i in 0...code.length) switch code.charAt(i) { case "[": open.push(i); case "]": var o = open.pop(); jumps[i] = o; jumps[o] = i; default: }
		var tape = [for (_ in 0...200) 0], at = 0, pc = 0, read = 0, out = new StringBuf();
		while (pc < code.length) {
			switch code.charCodeAt(pc) {
				case ">".code: at++;
				case "<".code: at--;
				case "+".code: tape[at] = (tape[at] + 1) & 255;
				case "-".code: tape[at] = (tape[at] - 1) & 255;
				case ".".code: out.addChar(tape[at]);
				case ",".code: tape[at] = read < input.length ? input.charCodeAt(read++) : 0;
				case "[".code: if (tape[at] == 0) pc = jumps[pc];
				case "]".code: if (tape[at] != 0) pc = jumps[pc];
				default:
			}
			pc++;
		}
		return out.toString();
	}
	static function parse(code:String):Array<Op> {
		var i = 0;
		function block(nested:Bool):Array<Op> {
			var ops:Array<Op> = [];
			while (i < code.length) {
				var c = code.charAt(i++);
				var last = ops.length > 0 ? ops[ops.length - 1] : null;
				switch c {
					case ">" | "<": var d = c == ">" ? 1 : -1; switch last { case Move(n): ops[ops.length - 1] = Move(n + d); case _: ops.push(Move(d)); }
					case "+" | "-": var d = c == "+" ? 1 : -1; switch last { case Add(n): ops[ops.length - 1] = Add(n + d); case _: ops.push(Add(d)); }
					case ".": ops.push(Out);
					case ",": ops.push(In);
					case "[": ops.push(switch block(true) { case [Add(-1)]: Clear; case body: Loop(body); });
					case "]": if (!nested) throw "unmatched ]"; return ops;
					case _:
				}
			}
			if (nested) throw "unmatched [";
			return ops;
		}
		return block(false);
	}
	static function run(ops:Array<Op>, input = ""):String {
		var tape = [for (_ in 0...200) 0], at = 0, read = 0, out = new StringBuf(), steps = 0;
		function exec(ops:Array<Op>) for (op in ops) {
			steps++;
			switch op {
				case Move(n): at += n;
				case Add(n): tape[at] = (tape[at] + n) & 255;
				case Out: out.addChar(tape[at]);
				case In: tape[at] = read < input.length ? input.charCodeAt(read++) : 0;
				case Clear: tape[at] = 0;
				case Loop(body): while (tape[at] != 0) exec(body);
			}
		}
		exec(ops);
		return out.toString() + steps;
	}
	static function main() {
		Sys.print(interpret(HELLO));
		Sys.println(interpret(",[.,]", "echo"));
		Sys.println(interpret(",>,<[->+<]>.", "!\""));
		Sys.println(run(parse(HELLO)));
		Sys.println(parse("++[-]>[->+<]."));
		Sys.println(run(parse("++++++++[>++++++++<-]>+.")));
		for (bad in ["[", "]", "[[]"]) Sys.println(try { parse(bad); "fine"; } catch (e:String) e);
		Sys.println(run(parse(",----------[----------------------.,----------]"), "abc\n"));
	}
}
