# A tokenizer, a precedence parser, a tree evaluator, a symbolic differentiator and a stack-code compiler.


class Token:
    def __init__(self, kind, text, at):
        self.kind = kind
        self.text = text
        self.at = at

    def __repr__(self):
        return f"{self.kind}:{self.text}"


class ParseError(Exception):
    def __init__(self, message, at):
        super().__init__(f"{message} at {at}")
        self.at = at


def tokenize(source):
    tokens, i = [], 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or (c == "." and i + 1 < len(source) and source[i + 1].isdigit()):
            start = i
            while i < len(source) and (source[i].isdigit() or source[i] == "."):
                i += 1
            tokens.append(Token("num", source[start:i], start))
        elif c.isalpha() or c == "_":
            start = i
            while i < len(source) and (source[i].isalnum() or source[i] == "_"):
                i += 1
            tokens.append(Token("name", source[start:i], start))
        elif source[i : i + 2] in ("**", "//", "<=", ">=", "==", "!="):
            tokens.append(Token("op", source[i : i + 2], i))
            i += 2
        elif c in "+-*/%()=<>,":
            tokens.append(Token("op", c, i))
            i += 1
        else:
            raise ParseError(f"unexpected {c!r}", i)
    tokens.append(Token("end", "", len(source)))
    return tokens


class Node:
    pass


class Num(Node):
    def __init__(self, value):
        self.value = value

    def eval(self, env):
        return self.value

    def emit(self, code):
        code.append(("push", self.value))

    def diff(self, name):
        return Num(0)

    def __str__(self):
        return str(self.value)


class Name(Node):
    def __init__(self, name):
        self.name = name

    def eval(self, env):
        try:
            return env[self.name]
        except KeyError:
            raise NameError(f"unknown {self.name}") from None

    def emit(self, code):
        code.append(("load", self.name))

    def diff(self, name):
        return Num(1 if name == self.name else 0)

    def __str__(self):
        return self.name


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
POWER = {"==": 1, "!=": 1, "<": 2, ">": 2, "<=": 2, ">=": 2, "+": 3, "-": 3, "*": 4, "/": 4, "//": 4, "%": 4, "**": 6}


class Binary(Node):
    def __init__(self, op, left, right):
        self.op = op
        self.left = left
        self.right = right

    def eval(self, env):
        return OPERATORS[self.op](self.left.eval(env), self.right.eval(env))

    def emit(self, code):
        self.left.emit(code)
        self.right.emit(code)
        code.append(("op", self.op))

    def diff(self, name):
        u, v = self.left, self.right
        du, dv = u.diff(name), v.diff(name)
        if self.op in "+-":
            return simplify(Binary(self.op, du, dv))
        if self.op == "*":
            return simplify(Binary("+", simplify(Binary("*", du, v)), simplify(Binary("*", u, dv))))
        if self.op == "**" and isinstance(v, Num):
            return simplify(Binary("*", simplify(Binary("*", v, simplify(Binary("**", u, Num(v.value - 1))))), du))
        raise ValueError("cannot differentiate " + self.op)

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


class Call(Node):
    functions = {"max": max, "min": min, "abs": abs, "sum": lambda *v: sum(v), "if": lambda c, a, b: a if c else b}

    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def eval(self, env):
        function = env.get(self.name) or self.functions.get(self.name)
        if function is None:
            raise NameError(f"unknown function {self.name}")
        return function(*[a.eval(env) for a in self.arguments])

    def emit(self, code):
        for a in self.arguments:
            a.emit(code)
        code.append(("call", (self.name, len(self.arguments))))

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.arguments))})"


def simplify(node):
    if not isinstance(node, Binary):
        return node
    l, r = node.left, node.right
    if isinstance(l, Num) and isinstance(r, Num):
        return Num(node.eval({}))
    for a, b in ((l, r), (r, l)):
        if isinstance(a, Num):
            if node.op == "*" and a.value == 0:
                return Num(0)
            if (node.op == "*" and a.value == 1) or (node.op == "+" and a.value == 0):
                return b
    if isinstance(r, Num) and node.op == "**":
        return Num(1) if r.value == 0 else l if r.value == 1 else node
    return node


class Parser:
    def __init__(self, source):
        self.tokens = tokenize(source)
        self.position = 0

    def peek(self):
        return self.tokens[self.position]

    def take(self, text=None):
        token = self.peek()
        if text is not None and token.text != text:
            raise ParseError(f"expected {text!r} but got {token.text!r}", token.at)
        self.position += 1
        return token

    def expression(self, minimum=0):
        left = self.unary()
        while self.peek().kind == "op" and POWER.get(self.peek().text, -1) > minimum:
            op = self.take().text
            right = self.expression(POWER[op] - 1 if op == "**" else POWER[op])
            left = Binary(op, left, right)
        return left

    def unary(self):
        if self.peek().text == "-":
            self.take()
            return Binary("-", Num(0), self.expression(5))
        token = self.take()
        if token.kind == "num":
            return Num(float(token.text) if "." in token.text else int(token.text))
        if token.kind == "name":
            if self.peek().text == "(":
                self.take()
                arguments = []
                while self.peek().text != ")":
                    arguments.append(self.expression())
                    if self.peek().text == ",":
                        self.take()
                self.take(")")
                return Call(token.text, arguments)
            return Name(token.text)
        if token.text == "(":
            inner = self.expression()
            self.take(")")
            return inner
        raise ParseError(f"unexpected {token.text!r}" if token.text else "unexpected end", token.at)

    def parse(self):
        tree = self.expression()
        if self.peek().kind != "end":
            raise ParseError(f"trailing {self.peek().text!r}", self.peek().at)
        return tree


def run(code, env):
    stack = []
    for op, arg in code:
        if op == "push":
            stack.append(arg)
        elif op == "load":
            stack.append(env[arg])
        elif op == "op":
            right = stack.pop()
            stack.append(OPERATORS[arg](stack.pop(), right))
        else:
            name, count = arg
            values = stack[len(stack) - count :]
            del stack[len(stack) - count :]
            stack.append(Call.functions[name](*values))
    return stack.pop()


env = {"x": 3, "y": 4.5, "twice": lambda v: v * 2}
for source in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 - 4 - 3", "7 // 2 + 7 % 2", "x * y - 1", "max(1, x, 2) + abs(-5)", "twice(x + 1)", "if(x < y, 10, 20)", "1 / 0", "1 +", "(1", "2 $ 3", "zz + 1", "f(1)", "1 2", "0.5 * .5", "3 <= x == 1"]:
    try:
        tree = Parser(source).parse()
        print(f"{source} -> {tree} = {tree.eval(env)}")
    except (ParseError, NameError, ZeroDivisionError) as error:
        print(f"{source} -> {type(error).__name__}: {error}")
tree = Parser("x ** 3 + 2 * x ** 2 - 5 * x + 7").parse()
print(tree.diff("x"), tree.diff("x").eval({"x": 2}), tree.diff("y"), tree.diff("x").diff("x"))
code = []
tree.emit(code)
print(code)
total = 0
for x in range(150):
    value = tree.eval({"x": x})
    assert value == run(code, {"x": x})
    total += value
print(total, tokenize("a1+22")[:3])
