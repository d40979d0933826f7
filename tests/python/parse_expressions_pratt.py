"""A Pratt parser of expressions: tokens, precedence, right association, calls, conditions, assignment, folding, errors with places."""
import math
import operator
import re
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(?:(?P<num>\d+\.?\d*(?:e[+-]?\d+)?)|(?P<name>[a-z_]\w*)|(?P<op>\*\*|//|<=|>=|==|!=|&&|\|\||[-+*/%<>=!?:(),]))", re.I)


class Wrong(SyntaxError):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


@dataclass(frozen=True)
class Num:
    value: object


@dataclass(frozen=True)
class Name:
    name: str


@dataclass(frozen=True)
class Op:
    op: str
    parts: tuple

    def __str__(self):
        return f"({self.op} {' '.join(map(show, self.parts))})"


def show(e):
    match e:
        case Num(v):
            return f"{v:g}" if isinstance(v, float) else str(v)
        case Name(n):
            return n
        case _:
            return str(e)


def tokens(text):
    at = 0
    while text[at:].strip():
        if not (m := TOKEN.match(text, at)):
            raise Wrong(f"strange {text[at:].strip()[0]!r}", at)
        yield m.lastgroup, m[m.lastgroup], m.start(m.lastgroup)
        at = m.end()
    yield "end", "", len(text)


POWER = {"=": 1, "?": 2, "||": 3, "&&": 4, "==": 5, "!=": 5, "<": 6, ">": 6, "<=": 6, ">=": 6, "+": 7, "-": 7, "*": 8, "/": 8, "//": 8, "%": 8, "**": 10, "(": 11}


class Parser:
    def __init__(self, text):
        self.rest = list(tokens(text))[::-1]

    def take(self, wanted=None):
        kind, text, at = self.rest.pop()
        if wanted and text != wanted:
            raise Wrong(f"expected {wanted!r}, not {text or 'the end'!r}", at)
        return kind, text, at

    def whole(self):
        e = self.expression(0)
        if self.rest[-1][0] != "end":
            raise Wrong(f"unexpected {self.rest[-1][1]!r}", self.rest[-1][2])
        return e

    def expression(self, least):
        match self.take():
            case "num", text, _:
                left = Num(int(text) if text.isdigit() else float(text))
            case "name", text, _:
                left = Name(text)
            case _, "(", _:
                left = self.expression(0)
                self.take(")")
            case _, ("-" | "!") as op, _:
                left = Op(op, (self.expression(9),))
            case _, text, at:
                raise Wrong(f"unexpected {text or 'end'!r}", at)
        while POWER.get((op := self.rest[-1][1]), 0) > least:
            at = self.take()[2]
            if op == "(":
                parts = []
                while self.rest[-1][1] != ")":
                    parts.append(self.expression(0))
                    if self.rest[-1][1] != ")":
                        self.take(",")
                self.take(")")
                left = Op("call", (left, *parts))
            elif op == "?":
                a = self.expression(0)
                self.take(":")
                left = Op("?", (left, a, self.expression(1)))
            elif op == "=" and not isinstance(left, Name):
                raise Wrong("cannot assign to " + show(left), at)
            else:
                left = Op(op, (left, self.expression(POWER[op] - (op in ("**", "=")))))
        return left


BINARY = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv, "%": operator.mod, "**": operator.pow, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}


def run(e, env):
    match e:
        case Num(v):
            return v
        case Name(n):
            return env[n]
        case Op("=", (Name(n), value)):
            env[n] = run(value, env)
            return env[n]
        case Op("?", (c, a, b)):
            return run(a if run(c, env) else b, env)
        case Op("&&" | "||" as op, (a, b)):
            left = run(a, env)
            return run(b, env) if bool(left) == (op == "&&") else left
        case Op("call", (f, *args)):
            return run(f, env)(*(run(a, env) for a in args))
        case Op("-" | "!" as op, (x,)):
            return -run(x, env) if op == "-" else not run(x, env)
        case Op(op, (a, b)):
            return BINARY[op](run(a, env), run(b, env))


env = {"pi": math.pi, "sqrt": math.sqrt, "max": max, "x": 3}
for text in ("1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * -x", "10 - 4 - 3", "7 // 2 % 2 / 4", "a = b = x * 2", "a + b", "x > 2 && x < 10 ? max(x, a, 4.5) : 0", "sqrt(16) + 0.5", "!x == 0 || 1e3", "1 < 2 == 1", "2 * pi", "max(1, 2)", "1.5e-3*2"):
    tree = Parser(text).whole()
    print(text, "=>", tree if isinstance(tree, Op) else show(tree), "=>", run(tree, env))
loop = Parser("s = s + (i % 3 == 0 ? i * 2 : -i)").whole()
env.update(s=0)
for env["i"] in range(400):
    run(loop, env)
print(env["s"], hash(loop) == hash(Parser("s=s+(i%3==0?i*2:-i)").whole()), loop == Parser("s=s").whole(), repr(Parser("-y").whole()))
for text in ("1 +", "(1", "1 2", "3 = x", "f(1 2)", "$", "", "1 / 0", "nope", "x(1)", "sqrt(-1)", "x ? 1", "2 ** 1e9", "max()"):
    try:
        print(run(Parser(text).whole(), env))
    except Exception as e:
        print(f"{text!r}: {type(e).__name__}: {e}")
