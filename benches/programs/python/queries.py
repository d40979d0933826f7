# Trees of a query language: classes that keep what they are called with by name, a parser by binding powers, trees rebuilt by a
# function, and text written by methods found by the names of classes.

class Node:
    def __init__(self, **args):
        self.args = args
        self.parent = None
        for value in args.values():
            self.adopt(value)
    def adopt(self, value):
        if isinstance(value, Node):
            value.parent = self
        elif type(value) is list:
            for item in value:
                item.parent = self

    @property
    def this(self):
        return self.args.get("this")
    def walk(self):
        yield self
        for value in self.args.values():
            if isinstance(value, Node):
                yield from value.walk()
            elif type(value) is list:
                for item in value:
                    yield from item.walk()
    def transform(self, function, **options):
        args = {}
        for name, value in self.args.items():
            if isinstance(value, Node):
                args[name] = value.transform(function, **options)
            elif type(value) is list:
                args[name] = [item.transform(function, **options) for item in value]
            else:
                args[name] = value
        return function(self.__class__(**args), **options)

class Number(Node): pass
class Column(Node): pass
class Call(Node): pass
class Paren(Node): pass
class Not(Node): pass
class In(Node): pass
class Binary(Node): pass
class Add(Binary): op = "+"
class Sub(Binary): op = "-"
class Mul(Binary): op = "*"
class Equal(Binary): op = "="
class Less(Binary): op = "<"
class Greater(Binary): op = ">"
class And(Binary): op = "AND"
class Or(Binary): op = "OR"
class Like(Binary): op = "LIKE"

INFIX = {"OR": (10, Or), "AND": (20, And), "=": (40, Equal), "<": (40, Less), ">": (40, Greater), "LIKE": (40, Like),
         "+": (50, Add), "-": (50, Sub), "*": (60, Mul)}

class Parser:
    def __init__(self, text):
        self.tokens = text.replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split() + [""]
        self.index = 0

    @property
    def token(self):
        return self.tokens[self.index]
    def match(self, text):
        found = self.token == text
        self.index += found
        return found
    def items(self):
        found = [self.expression()]
        while self.match(","):
            found.append(self.expression())
        self.match(")")
        return found
    def expression(self, power=0):
        left = self.prefix()
        while True:
            if power < 40 and self.match("IN"):
                self.match("(")
                left = In(this=left, items=self.items())
            else:
                info = INFIX.get(self.token)
                if info is None or info[0] <= power:
                    return left
                self.index += 1
                left = info[1](this=left, right=self.expression(info[0]))
    def prefix(self):
        token = self.token
        self.index += 1
        if token == "(":
            inner = self.expression()
            self.match(")")
            return Paren(this=inner)
        if token == "NOT":
            return Not(this=self.expression(30))
        if token.isdigit():
            return Number(this=int(token))
        if self.match("("):
            return Call(this=token.upper(), items=self.items())
        table, dot, name = token.rpartition(".")
        return Column(this=name, table=table) if dot else Column(this=name)

def fold(node, *, limit):
    if isinstance(node, (Add, Sub, Mul)):
        left, right = node.args["this"], node.args["right"]
        if isinstance(left, Number) and isinstance(right, Number):
            a, b = left.this, right.this
            value = a + b if isinstance(node, Add) else a - b if isinstance(node, Sub) else a * b
            return Number(this=value) if abs(value) < limit else node
    elif isinstance(node, Paren) and isinstance(node.this, (Number, Column)):
        return node.this
    return node

class Writer:
    def write(self, node):
        return getattr(self, "write_" + type(node).__name__.lower(), self.write_binary)(node)

    def write_binary(self, node): return f"{self.write(node.this)} {node.op} {self.write(node.args['right'])}"
    def write_number(self, node): return str(node.this)
    def write_column(self, node): return f"{node.args['table']}.{node.this}" if node.args.get("table") else node.this
    def write_paren(self, node): return f"({self.write(node.this)})"
    def write_not(self, node): return f"NOT {self.write(node.this)}"
    def write_call(self, node): return f"{node.this}({', '.join(map(self.write, node.args['items']))})"
    def write_in(self, node): return f"{self.write(node.this)} IN ({', '.join(map(self.write, node.args['items']))})"

QUERIES = ["a > 1 + 2 * 3 AND NOT b LIKE pattern OR t.c IN (1, 2, x + 3)", "price * (1 - (discount)) > 10 AND 20 * 5 > cost AND count(t.id) = 4",
           "(u.age < 3 OR u.age > 60) AND lower(u.name, u.city) = other AND NOT (1 + 1) * 2 = max(u.a, u.b - 7, 12)"]

def queries(rounds):
    total = 0
    for _ in range(rounds):
        for query in QUERIES:
            tree = Parser(query).expression()
            folded = tree.transform(fold, limit=1000)
            total += len(Writer().write(folded)) + sum(1 for node in folded.walk() if isinstance(node, Column) and node.parent)
    return total


import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = queries(2500)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("queries %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
