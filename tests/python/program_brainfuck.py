# Small machines: a brainfuck interpreter with a jump table and an optimizing compiler, a stack machine with an
# assembler, a register machine with traps, a Turing machine.


class Brainfuck:
    def __init__(self, source):
        self.code = [c for c in source if c in "+-<>[].,"]
        self.jumps = {}
        stack = []
        for i, c in enumerate(self.code):
            if c == "[":
                stack.append(i)
            elif c == "]":
                if not stack:
                    raise SyntaxError(f"unmatched ] at {i}")
                j = stack.pop()
                self.jumps[i], self.jumps[j] = j, i
        if stack:
            raise SyntaxError(f"unmatched [ at {stack[-1]}")

    def run(self, data=""):
        tape, pointer, pc, out, source = [0] * 300, 0, 0, [], iter(data)
        steps = 0
        while pc < len(self.code):
            c = self.code[pc]
            steps += 1
            if c == ">":
                pointer += 1
            elif c == "<":
                pointer -= 1
            elif c == "+":
                tape[pointer] = (tape[pointer] + 1) % 256
            elif c == "-":
                tape[pointer] = (tape[pointer] - 1) % 256
            elif c == ".":
                out.append(chr(tape[pointer]))
            elif c == ",":
                tape[pointer] = ord(next(source, "\0"))
            elif c == "[":
                if not tape[pointer]:
                    pc = self.jumps[pc]
            elif tape[pointer]:
                pc = self.jumps[pc]
            pc += 1
        return "".join(out), steps

    def compile(self):
        ops = []
        for c in self.code:
            if c in "+-":
                delta = 1 if c == "+" else -1
                if ops and ops[-1][0] == "add":
                    ops[-1] = ("add", ops[-1][1] + delta)
                else:
                    ops.append(("add", delta))
            elif c in "<>":
                delta = 1 if c == ">" else -1
                if ops and ops[-1][0] == "move":
                    ops[-1] = ("move", ops[-1][1] + delta)
                else:
                    ops.append(("move", delta))
            else:
                ops.append((c, 0))
        out, stack = [], []
        for op in ops:
            if op[0] == "[":
                stack.append(len(out))
                out.append(op)
            elif op[0] == "]":
                start = stack.pop()
                if len(out) - start == 2 and out[-1][0] == "add":
                    del out[start:]
                    out.append(("clear", 0))
                else:
                    out[start] = ("jz", len(out))
                    out.append(("jnz", start))
            else:
                out.append(op)
        return out

    def run_compiled(self):
        tape, pointer, pc, out = [0] * 300, 0, 0, ""
        ops = self.compile()
        steps = 0
        while pc < len(ops):
            op, arg = ops[pc]
            steps += 1
            if op == "add":
                tape[pointer] = tape[pointer] + arg & 255
            elif op == "move":
                pointer += arg
            elif op == "jz":
                if tape[pointer] == 0:
                    pc = arg
            elif op == "jnz":
                if tape[pointer] != 0:
                    pc = arg
            elif op == "clear":
                tape[pointer] = 0
            elif op == ".":
                out += chr(tape[pointer])
            pc += 1
        return out, steps


HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
program = Brainfuck(HELLO)
print(program.run())
print(program.run_compiled(), len(program.compile()))
print(Brainfuck(",[.,]").run("echo"), Brainfuck(">,[>,]<[.<]").run("reverse"))
for bad in ("[[]", "]"):
    try:
        Brainfuck(bad)
    except SyntaxError as error:
        print("SyntaxError:", error)


class Trap(Exception):
    pass


class Machine:
    """A stack machine whose instructions are methods."""

    def __init__(self, source):
        self.labels, self.code = {}, []
        for line in source.strip().split("\n"):
            words = line.split("#")[0].split()
            if not words:
                continue
            if words[0].endswith(":"):
                self.labels[words.pop(0)[:-1]] = len(self.code)
                if not words:
                    continue
            self.code.append((words[0], words[1] if len(words) > 1 else None))
        self.stack, self.calls, self.memory, self.output, self.pc = [], [], {}, [], 0

    def pop(self):
        if not self.stack:
            raise Trap(f"stack empty at {self.pc - 1}")
        return self.stack.pop()

    def do_push(self, arg):
        self.stack.append(int(arg))

    def do_load(self, arg):
        self.stack.append(self.memory.get(arg, 0))

    def do_store(self, arg):
        self.memory[arg] = self.pop()

    def do_add(self, _):
        self.stack.append(self.pop() + self.pop())

    def do_mul(self, _):
        self.stack.append(self.pop() * self.pop())

    def do_sub(self, _):
        b, a = self.pop(), self.pop()
        self.stack.append(a - b)

    def do_mod(self, _):
        b, a = self.pop(), self.pop()
        if b == 0:
            raise Trap("division by zero")
        self.stack.append(a % b)

    def do_jump(self, arg):
        self.pc = self.labels[arg]

    def do_jz(self, arg):
        if self.pop() == 0:
            self.pc = self.labels[arg]

    def do_call(self, arg):
        self.calls.append(self.pc)
        self.pc = self.labels[arg]

    def do_ret(self, _):
        self.pc = self.calls.pop()

    def do_print(self, _):
        self.output.append(self.pop())

    def do_dup(self, _):
        self.stack.append(self.stack[-1])

    def run(self, limit=20000):
        steps = 0
        while self.pc < len(self.code):
            op, arg = self.code[self.pc]
            self.pc += 1
            steps += 1
            if op == "halt":
                break
            if steps > limit:
                raise Trap("too many steps")
            handler = getattr(self, "do_" + op, None)
            if handler is None:
                raise Trap("unknown instruction " + op)
            handler(arg)
        return self.output, steps


FACTORIAL = """
        push 12
        store n
        push 1
        store acc
loop:   load n
        jz done
        load acc
        load n
        mul
        store acc
        load n
        push 1
        sub
        store n
        jump loop
done:   load acc
        print
        halt
"""
GCD = """
        push 1071
        store a
        push 462
        store b
        call gcd
        load a
        print
        halt
gcd:    load b
        jz out
        load a
        load b
        dup
        store a     # the old b
        mod
        store b
        jump gcd
out:    ret
"""
for source in (FACTORIAL, GCD, "add", "push 1\npush 0\nmod", "fly", "a: jump a", "push 5\nspin: push 1\nsub\ndup\nprint\ndup\njz end\njump spin\nend: halt"):
    try:
        print(Machine(source).run())
    except Trap as trap:
        print("trap:", trap)


def turing(rules, tape, state="A", limit=5000):
    cells = dict(enumerate(tape))
    at = steps = 0
    while state != "H" and steps < limit:
        write, move, state = rules[state, cells.get(at, 0)]
        cells[at] = write
        at += move
        steps += 1
    return steps, sum(cells.values())


beaver = {("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "B"), ("B", 0): (1, -1, "A"), ("B", 1): (0, -1, "C"), ("C", 0): (1, 1, "H"), ("C", 1): (1, -1, "D"), ("D", 0): (1, 1, "D"), ("D", 1): (0, 1, "A")}
print(turing(beaver, []), turing({("A", 0): (1, 1, "A"), ("A", 1): (0, 1, "A")}, [1, 0, 1], limit=100))
