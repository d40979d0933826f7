# Tokens, a parser by recursive descent, a tree of nodes that folds, prints and evaluates itself.


class Token:
    __slots__ = ("kind", "text", "at")

    def __init__(self, kind, text, at):
        self.kind = kind
        self.text = text
        self.at = at

    def is_op(self, text):
        return self.kind == "op" and self.text == text


def tokenize(text):
    tokens = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c == " " or c == "\n":
            i += 1
        elif c.isdigit():
            start = i
            while i < n and text[i].isdigit():
                i += 1
            tokens.append(Token("number", text[start:i], start))
        elif c.isalpha() or c == "_":
            start = i
            while i < n and (text[i].isalnum() or text[i] == "_"):
                i += 1
            tokens.append(Token("name", text[start:i], start))
        elif text[i : i + 2] in ("==", "<=", ">="):
            tokens.append(Token("op", text[i : i + 2], i))
            i += 2
        elif c in "+-*/%()<>=;,?:":
            tokens.append(Token("op", c, i))
            i += 1
        else:
            raise SyntaxError("unexpected %r at %d" % (c, i))
    tokens.append(Token("end", "", n))
    return tokens


class Node:
    def fold(self):
        return self


class Number(Node):
    def __init__(self, value):
        self.value = value

    def eval(self, env):
        return self.value

    def show(self):
        return str(self.value)


class Name(Node):
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        return env.get(self.name, 0)

    def show(self):
        return self.name


class Unary(Node):
    def __init__(self, operand):
        self.operand = operand

    def eval(self, env):
        return -self.operand.eval(env)

    def fold(self):
        self.operand = self.operand.fold()
        if isinstance(self.operand, Number):
            return Number(-self.operand.value)
        return self

    def show(self):
        return "(-%s)" % self.operand.show()


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b % 1000003,
    "/": lambda a, b: a // b if b else 0,
    "%": lambda a, b: a % b if b else 0,
    "<": lambda a, b: int(a < b),
    ">": lambda a, b: int(a > b),
    "==": lambda a, b: int(a == b),
    "<=": lambda a, b: int(a <= b),
    ">=": lambda a, b: int(a >= b),
}


class Binary(Node):
    def __init__(self, op, left, right):
        self.op = op
        self.apply = OPERATORS[op]
        self.left = left
        self.right = right

    def eval(self, env):
        return self.apply(self.left.eval(env), self.right.eval(env))

    def fold(self):
        self.left = self.left.fold()
        self.right = self.right.fold()
        if isinstance(self.left, Number) and isinstance(self.right, Number):
            return Number(self.apply(self.left.value, self.right.value))
        return self

    def show(self):
        return "(" + self.left.show() + " " + self.op + " " + self.right.show() + ")"


class Choice(Node):
    def __init__(self, test, then, other):
        self.parts = [test, then, other]

    def eval(self, env):
        test, then, other = self.parts
        return then.eval(env) if test.eval(env) else other.eval(env)

    def fold(self):
        self.parts = [part.fold() for part in self.parts]
        return self

    def show(self):
        return "(" + " ? ".join(part.show() for part in self.parts) + ")"


class Assign(Node):
    def __init__(self, name, value):
        self.name = name
        self.value = value

    def eval(self, env):
        value = env[self.name] = self.value.eval(env)
        return value

    def fold(self):
        self.value = self.value.fold()
        return self

    def show(self):
        return "%s = %s" % (self.name, self.value.show())


LEVELS = [("<", ">", "==", "<=", ">="), ("+", "-"), ("*", "/", "%")]


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.place = 0

    @property
    def token(self):
        return self.tokens[self.place]

    def advance(self):
        token = self.tokens[self.place]
        self.place += 1
        return token

    def accept(self, text):
        if self.token.is_op(text):
            self.place += 1
            return True
        return False

    def expect(self, text):
        if not self.accept(text):
            raise SyntaxError("expected %s at %d" % (text, self.token.at))

    def program(self):
        statements = []
        while self.token.kind != "end":
            statements.append(self.statement())
            self.expect(";")
        return statements

    def statement(self):
        if self.token.kind == "name" and self.tokens[self.place + 1].is_op("="):
            name = self.advance().text
            self.advance()
            return Assign(name, self.choice())
        return self.choice()

    def choice(self):
        test = self.binary(0)
        if self.accept("?"):
            then = self.choice()
            self.expect(":")
            return Choice(test, then, self.choice())
        return test

    def binary(self, level):
        if level == len(LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.token.kind == "op" and self.token.text in LEVELS[level]:
            op = self.advance().text
            left = Binary(op, left, self.binary(level + 1))
        return left

    def unary(self):
        if self.accept("-"):
            return Unary(self.unary())
        return self.atom()

    def atom(self):
        token = self.advance()
        if token.kind == "number":
            return Number(int(token.text))
        if token.kind == "name":
            return Name(token.text)
        if token.is_op("("):
            node = self.choice()
            self.expect(")")
            return node
        raise SyntaxError("unexpected %s at %d" % (token.text, token.at))


def source(n):
    lines = []
    for i in range(n):
        lines.append("x%d = (a%d + %d) * -%d - b %% (%d + 2 * 3);" % (i, i % 7, i, i % 5, i % 11))
        lines.append("y%d = x%d < %d ? x%d * 2 : b + x%d / 3;" % (i, i, i * i % 97, i // 2, i))
        lines.append("b = b + y%d %% 13 - (4 >= %d);" % (i, i % 9))
    return "\n".join(lines)


def calc(rounds):
    text = source(120)
    total = 0
    for r in range(rounds):
        program = [statement.fold() for statement in Parser(tokenize(text)).program()]
        env = {"a%d" % i: i * r for i in range(7)}
        for _ in range(4):
            for statement in program:
                total = (total * 3 + statement.eval(env)) % 1000000007
        total += sum(len(statement.show()) for statement in program)
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = calc(60)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("calc %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
