"""A small language from text to a stack machine: tokens, code with jumps patched, functions with frames, faults with line numbers."""
import re
from enum import IntEnum, auto


class Op(IntEnum):
    PUSH = 0
    LOAD = auto()
    STORE = auto()
    ADD = auto()
    SUB = auto()
    MUL = auto()
    DIV = auto()
    LESS = auto()
    SAME = auto()
    JUMP = auto()
    UNLESS = auto()
    CALL = auto()
    RETURN = auto()
    PRINT = auto()


class Fault(Exception):
    def __init__(self, why, line):
        super().__init__(f"line {line}: {why}")


BINARY = [{"<": Op.LESS, "==": Op.SAME}, {"+": Op.ADD, "-": Op.SUB}, {"*": Op.MUL, "/": Op.DIV}]


class Compiler:
    def __init__(self, text):
        self.tokens = [(m[0], text.count("\n", 0, m.start()) + 1) for m in re.finditer(r"\d+|\w+|==|[-+*/<=(){},;]", text)]
        self.at, self.code, self.functions = 0, [], {}

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, wanted=None):
        if self.peek() is None or wanted and self.peek() != wanted:
            raise Fault(f"expected {wanted or 'more'}, found {self.peek() or 'end'}", self.tokens[min(self.at, len(self.tokens) - 1)][1])
        self.at += 1
        return self.tokens[self.at - 1][0]

    def emit(self, op, arg=None):
        self.code.append([op, arg, self.tokens[min(self.at, len(self.tokens) - 1)][1]])
        return len(self.code) - 1

    def block(self):
        self.take("{")
        while self.peek() != "}":
            self.statement()
        self.take("}")

    def statement(self):
        match word := self.take():
            case "def":
                name, params = self.take(), []
                self.take("(")
                while self.peek() != ")":
                    params.append(self.take())
                    if self.peek() == ",":
                        self.take()
                self.take(")")
                skip = self.emit(Op.JUMP)
                self.functions[name] = (len(self.code), params)
                self.block()
                self.emit(Op.PUSH, 0)
                self.emit(Op.RETURN)
                self.code[skip][1] = len(self.code)
            case "while" | "if":
                top = len(self.code)
                self.binary()
                out = self.emit(Op.UNLESS)
                self.block()
                if word == "while":
                    self.emit(Op.JUMP, top)
                self.code[out][1] = len(self.code)
            case "return" | "print":
                self.binary()
                self.emit(Op[word.upper()])
                self.take(";")
            case name:
                self.take("=")
                self.binary()
                self.emit(Op.STORE, name)
                self.take(";")

    def binary(self, level=0):
        if level == len(BINARY):
            return self.atom()
        self.binary(level + 1)
        while op := BINARY[level].get(self.peek()):
            self.take()
            self.binary(level + 1)
            self.emit(op)

    def atom(self):
        word = self.take()
        if word == "(":
            self.binary()
            self.take(")")
        elif word.isdigit():
            self.emit(Op.PUSH, int(word))
        elif self.peek() == "(":
            self.take()
            count = 0
            while self.peek() != ")":
                self.binary()
                count += 1
                if self.peek() == ",":
                    self.take()
            self.take(")")
            self.emit(Op.CALL, (word, count))
        else:
            self.emit(Op.LOAD, word)


def run(text, fuel=20000):
    c = Compiler(text)
    while c.peek():
        c.statement()
    pc, stack, frames, names, out, steps = 0, [], [], {}, [], 0
    while pc < len(c.code):
        op, arg, line = c.code[pc]
        pc += 1
        steps += 1
        if steps > fuel:
            raise Fault("out of fuel", line)
        match op:
            case Op.PUSH:
                stack.append(arg)
            case Op.LOAD:
                if arg not in names:
                    raise Fault(f"no variable {arg}", line)
                stack.append(names[arg])
            case Op.STORE:
                names[arg] = stack.pop()
            case Op.ADD | Op.SUB | Op.MUL | Op.DIV | Op.LESS | Op.SAME:
                b, a = stack.pop(), stack.pop()
                try:
                    stack.append((a + b, a - b, a * b, a // b if op == Op.DIV and b else op == Op.DIV and 1 // b, int(a < b), int(a == b))[op - Op.ADD])
                except ZeroDivisionError as e:
                    raise Fault(e, line) from e
            case Op.JUMP:
                pc = arg
            case Op.UNLESS:
                if not stack.pop():
                    pc = arg
            case Op.CALL:
                name, count = arg
                if name not in c.functions:
                    raise Fault(f"no function {name}", line)
                entry, params = c.functions[name]
                if len(params) != count:
                    raise Fault(f"{name} takes {len(params)}, not {count}", line)
                frames.append((pc, names))
                names = dict(zip(reversed(params), [stack.pop() for _ in params]))
                pc = entry
            case Op.RETURN:
                if not frames:
                    raise Fault("return outside", line)
                pc, names = frames.pop()
            case Op.PRINT:
                out.append(stack.pop())
    return out, steps, len(c.code)


print(run("def fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); } print fib(11); print fib(1);"))
print(run("i = 0; s = 0; while i < 200 { if i - i / 3 * 3 == 0 { s = s + i * i; } i = i + 1; } print s; print (2 + 3) * 4 - 1;"))
print(run("def f(a, b) { a = a * 10; return a - b; } a = 1; print f(2, f(a, 3)); print a; def g() { } print g();"), run("x = 1;"))
for bad in ("print 1 / 0;", "x = 1;\ny = z;", "while 1 { x = 2; }", "print f(1);", "def f(a) { return a; }\n\nprint f();", "print (1;", "return 3;", "if 1 {", "x 5;"):
    try:
        print(run(bad))
    except Fault as e:
        print(repr(bad), e, type(e.__cause__).__name__)
