// A stack machine: assembler with labels, an interpreter by switch on an Int enum abstract, programs that run long.
enum abstract Op(Int) to Int { var Push = 0; var Add; var Sub; var Mul; var Mod; var Dup; var Swap; var Over; var Jump; var JumpZero; var Load; var Store; var Print; var Less; var Call; var Ret; var Halt; }
class Machine {
	final code:Array<Int>; final stack:Array<Int> = []; final calls:Array<Int> = []; final memory = [for (_ in 0...16) 0]; public var steps = 0; public final out:Array<Int> = [];
	public function new(code) this.code = code;
	inline function pop():Int return stack.pop();
	public function run(limit = 1000000):Machine {
		var pc = 0;
		while (true) {
			if (++steps > limit) throw "too many steps";
			switch ((cast code[pc++] : Op)) {
				case Push: stack.push(code[pc++]);
				case Add: var b = pop(); stack.push(pop() + b);
				case Sub: var b = pop(); stack.push(pop() - b);
				case Mul: var b = pop(); stack.push(pop() * b);
				case Mod: var b = pop(); if (b == 0) throw 'modulo by zero at ${pc - 1}'; stack.push(pop() % b);
				case Dup: stack.push(stack[stack.length - 1]);
				case Swap: var b = pop(), a = pop(); stack.push(b); stack.push(a);
				case Over: stack.push(stack[stack.length - 2]);
				case Jump: pc = code[pc];
				case JumpZero: var t = code[pc++]; if (pop() == 0) pc = t;
				case Load: stack.push(memory[code[pc++]]);
				case Store: memory[code[pc++]] = pop();
				case Print: out.push(pop());
				case Less: var b = pop(); stack.push(pop() < b ? 1 : 0);
				case Call: calls.push(pc + 1); pc = code[pc];
				case Ret: pc = calls.pop();
				case Halt: return this;
				case _: throw 'bad instruction at ${pc - 1}';
			}
		}
	}
}
class StackMachine {
	static final names:Map<String, Op> = ["push" => Push, "add" => Add, "sub" => Sub, "mul" => Mul, "mod" => Mod, "dup" => Dup, "swap" => Swap, "over" => Over, "jump" => Jump, "jz" => JumpZero, "load" => Load, "store" => Store, "print" => Print, "less" => Less, "call" => Call, "ret" => Ret, "halt" => Halt];
	static function assemble(text:String):Array<Int> {
		var out:Array<Int> = [], labels = new Map<String, Int>(), holes:Array<{at:Int, name:String}> = [];
		for (w in ~/\s+/g.split(StringTools.trim(text))) {
			if (StringTools.endsWith(w, ":")) labels[w.substr(0, w.length - 1)] = out.length;
			else if (names.exists(w)) out.push((names[w] : Op));
			else { var n = Std.parseInt(w); if (n == null) { holes.push({at: out.length, name: w}); n = -1; } out.push(n); }
		}
		for (h in holes) { if (!labels.exists(h.name)) throw 'no label ${h.name}'; out[h.at] = labels[h.name]; }
		return out;
	}
	static function main() {
		Sys.println(new Machine(assemble("push 6 push 7 mul print halt")).run().out);
		var sum = "push 0 store 0 push 0 store 1 loop: load 1 push 2000 less jz end load 0 load 1 load 1 mul add store 0 load 1 push 1 add store 1 jump loop end: load 0 print halt";
		var m = new Machine(assemble(sum)).run();
		Sys.println(m.out + " " + m.steps);
		Sys.println(new Machine(assemble("push 48 push 36 gcd: dup jz done swap over mod jump gcd done: swap print print halt")).run().out);
		var fact = "push 10 call fact print halt fact: dup jz base dup push 1 sub call fact mul ret base: push 1 add ret";
		Sys.println(new Machine(assemble(fact)).run().out);
		var primes = "push 2 store 0 outer: load 0 push 60 less jz end push 2 store 1 inner: load 1 load 1 mul load 0 push 1 add less jz prime load 0 load 1 mod jz next load 1 push 1 add store 1 jump inner prime: load 0 print next: load 0 push 1 add store 0 jump outer end: halt";
		Sys.println(new Machine(assemble(primes)).run().out);
		for (bad in ["push 1 push 0 mod halt", "jump nowhere", "loop: jump loop", "99"]) Sys.println(try { new Machine(assemble(bad)).run(3000); "ran"; } catch (e:String) e);
	}
}
