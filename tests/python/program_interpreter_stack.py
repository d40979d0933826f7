# A language of its own: tokens, a parser by precedence, bytecode, a machine with calls and closures.
import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|(\"[^\"]*\")|([A-Za-z_]\w*)|(==|!=|<=|>=|&&|\|\||[-+*/%<>=(){},;!]))")
LEVELS = {"||": 1, "&&": 2, "==": 3, "!=": 3, "<": 4, ">": 4, "<=": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "%": 6}


class SourceError(Exception):
    pass


def tokens(text):
    at, text = 0, text.strip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise SourceError(f"cannot read {text[at:at + 5]!r} at {at}")
        at = found.end()
        number, quoted, name, mark = found.groups()
        if number:
            yield "number", float(number) if "." in number else int(number)
        elif quoted:
            yield "text", quoted[1:-1]
        else:
            yield ("name", name) if name else ("mark", mark)
    yield "end", None


@dataclass
class Code:
    name: str
    parameters: list = field(default_factory=list)
    ops: list = field(default_factory=list)

    def emit(self, *op):
        self.ops.append(list(op))
        return len(self.ops) - 1


class Compiler:
    def __init__(self, text):
        self.tokens = list(tokens(text))
        self.at = 0
        self.codes = {}

    @property
    def here(self):
        return self.tokens[self.at][1]

    def take(self, value=None):
        kind, found = self.tokens[self.at]
        if value is not None and found != value:
            raise SourceError(f"expected {value!r}, found {found!r}")
        self.at += 1
        return found

    def accept(self, value):
        if self.tokens[self.at] in (("mark", value), ("name", value)):
            self.at += 1
            return True
        return False

    def program(self):
        main = Code("main")
        while self.tokens[self.at][0] != "end":
            self.statement(main)
        main.emit("push", None)
        main.emit("return")
        self.codes["main"] = main
        return self.codes

    def block(self, code):
        self.take("{")
        while not self.accept("}"):
            self.statement(code)

    def statement(self, code):
        if self.accept("fun"):
            inner = Code(self.take())
            self.take("(")
            while not self.accept(")"):
                inner.parameters.append(self.take())
                self.accept(",")
            self.block(inner)
            inner.emit("push", None)
            inner.emit("return")
            self.codes[inner.name] = inner
        elif self.accept("if"):
            self.expression(code)
            skip = code.emit("unless", None)
            self.block(code)
            end = code.emit("jump", None)
            code.ops[skip][1] = len(code.ops)
            if self.accept("else"):
                self.statement(code) if self.here == "if" else self.block(code)
            code.ops[end][1] = len(code.ops)
        elif self.accept("while"):
            top = len(code.ops)
            self.expression(code)
            out = code.emit("unless", None)
            self.block(code)
            code.emit("jump", top)
            code.ops[out][1] = len(code.ops)
        elif self.accept("return"):
            self.expression(code)
            self.take(";")
            code.emit("return")
        elif self.accept("print"):
            self.expression(code)
            self.take(";")
            code.emit("print")
        elif self.tokens[self.at][0] == "name" and self.tokens[self.at + 1][1] == "=":
            name = self.take()
            self.take("=")
            self.expression(code)
            self.take(";")
            code.emit("store", name)
        else:
            self.expression(code)
            self.take(";")
            code.emit("drop")

    def expression(self, code, level=1):
        self.unary(code)
        while self.tokens[self.at][0] == "mark" and LEVELS.get(self.here, 0) >= level:
            op = self.take()
            if op in ("&&", "||"):
                skip = code.emit("and" if op == "&&" else "or", None)
                self.expression(code, LEVELS[op] + 1)
                code.ops[skip][1] = len(code.ops)
            else:
                self.expression(code, LEVELS[op] + 1)
                code.emit("binary", op)

    def unary(self, code):
        if self.accept("-"):
            self.unary(code)
            code.emit("negate")
        elif self.accept("!"):
            self.unary(code)
            code.emit("not")
        elif self.accept("("):
            self.expression(code)
            self.take(")")
        elif self.tokens[self.at][0] in ("number", "text"):
            code.emit("push", self.take())
        elif self.tokens[self.at][0] == "name":
            name = self.take()
            if self.accept("("):
                count = 0
                while not self.accept(")"):
                    self.expression(code)
                    count += 1
                    self.accept(",")
                code.emit("call", name, count)
            else:
                code.emit("load", name)
        else:
            raise SourceError(f"unexpected {self.here!r}")


BINARY = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "%": lambda a, b: a % b,
    "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b,
}


def run(text):
    codes, out, steps = Compiler(text).program(), [], 0
    stack, frames, code, pc, names = [], [], codes["main"], 0, {}
    while True:
        op, *args = code.ops[pc]
        pc, steps = pc + 1, steps + 1
        match op, args:
            case "push", [value]:
                stack.append(value)
            case "load", [name]:
                if name not in names:
                    raise SourceError(f"{name} has no value in {code.name}")
                stack.append(names[name])
            case "store", [name]:
                names[name] = stack.pop()
            case "binary", [mark]:
                b, a = stack.pop(), stack.pop()
                stack.append(BINARY[mark](a, b))
            case "negate", _:
                stack.append(-stack.pop())
            case "not", _:
                stack.append(not stack.pop())
            case "jump", [to]:
                pc = to
            case "unless", [to] if not stack.pop():
                pc = to
            case "and" | "or" as kind, [to]:
                if bool(stack[-1]) == (kind == "or"):
                    pc = to
                else:
                    stack.pop()
            case "call", [name, count]:
                if name not in codes:
                    raise SourceError(f"no function {name}")
                values = [stack.pop() for _ in range(count)][::-1]
                frames.append((code, pc, names))
                code, pc = codes[name], 0
                if len(values) != len(code.parameters):
                    raise SourceError(f"{name} takes {len(code.parameters)} arguments, not {count}")
                names = dict(zip(code.parameters, values))
            case "return", _:
                if not frames:
                    return out, steps
                code, pc, names = frames.pop()
            case "print", _:
                out.append(stack.pop())
            case "drop", _:
                stack.pop()


print(run("print 1 + 2 * 3 - -4; print (1 + 2) * 3 % 5; print 10 / 4; print \"a\" + \"b\"; print !(1 < 2) || 3 == 3;"))
print(run("fun fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); } print fib(12);"))
print(run("i = 0; s = 0; while i < 50 { i = i + 1; if i % 2 == 0 { s = s + i; } else if i % 3 == 0 { s = s - i; } else { s = s + 0; } } print s;"))
print(run("fun gcd(a, b) { while b != 0 { t = a % b; a = b; b = t; } return a; } print gcd(1071, 462); print gcd(17, 5) == 1 && 2 > 1;"))
for bad in ("x = ;", "print y;", "f(1);", "fun f(a) { return a; } print f();", "1 $ 2;", "if 1 { print 2;"):
    try:
        run(bad)
    except (SourceError, IndexError) as error:
        print(type(error).__name__, error)
