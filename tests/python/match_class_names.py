# Class patterns by names of attributes: what is absent, computed, raises or changes.
class Node:
    pass


class Num(Node):
    def __init__(self, value):
        self.value = value


class Neg(Node):
    def __init__(self, operand):
        self.operand = operand


class Bin(Node):
    __match_args__ = ("op", "left", "right")

    def __init__(self, op, left, right):
        self.op, self.left, self.right = op, left, right


class Lazy(Node):
    asked = 0

    @property
    def value(self):
        Lazy.asked += 1
        return 10

    @property
    def broken(self):
        raise AttributeError("broken")

    @property
    def wrong(self):
        raise ValueError("wrong")


class Made(Node):
    def __getattr__(self, name):
        if name == "value":
            return 7
        raise AttributeError(name)


def evaluate(node):
    match node:
        case Num(value=v):
            return v
        case Neg(operand=e):
            return -evaluate(e)
        case Bin(op="+", left=a, right=b):
            return evaluate(a) + evaluate(b)
        case Bin("*", a, right=b):
            return evaluate(a) * evaluate(b)
        case Bin():
            return "operator"
        case Node(value=int(value=v)):
            return "never"
        case Node(value=v):
            return "node", v
        case Node(broken=_):
            return "broken"
        case Node(wrong=_):
            return "wrong"
        case Node():
            return "other"
        case int() | str():
            return "plain"


tree = Bin("+", Num(1), Bin("*", Num(2), Neg(Num(3))))
print([evaluate(tree) for _ in range(400)][-1])
print(evaluate(Bin("-", 1, 2)), evaluate(Made()), evaluate(5), evaluate("a"), evaluate(1.5))
print(evaluate(Lazy()), Lazy.asked)
del Lazy.value
try:
    print(evaluate(Lazy()))
except ValueError as error:
    print(error)


def absent(nodes):
    found = []
    for node in nodes:
        match node:
            case Node(value=v, extra=e):
                found.append((v, e))
            case Node(value=v):
                found.append(v)
            case _:
                found.append(None)
    return found


nodes = [Num(1), Num(2), Neg(3), Made(), 4]
print([absent(nodes) for _ in range(100)][-1])
nodes[0].extra = "own"
print(absent(nodes))
Num.extra = "class"
print(absent(nodes))
del Num.extra
Node.value = "value"
print(absent(nodes))


class Wide:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = self.i = self.j = 1


match Wide():
    case Wide(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=x, j=y):
        print(x, y)
Wide.__match_args__ = tuple("abcdefghij")
match Wide():
    case Wide(1, 1, 1, 1, 1, 1, 1, 1, x, j=y):
        print(x, y)
match Wide():
    case Wide(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=x):
        print(x)
for not_a_class in (5, "a", None):
    try:
        match 1:
            case not_a_class(value=1):
                print("matched")
    except TypeError as error:
        print(error)


# By place: names that `__match_args__` lists, twice, too few, no texts, and of builtin types.
class Repeated:
    __match_args__ = ("x", "".join(["x"]), 5)
    x = 1
    y = 2


def by_place(subject, which):
    try:
        match which, subject:
            case 0, Repeated(a):
                return a
            case 1, Repeated(a, b):
                return a, b
            case 2, Repeated(a, b, c):
                return a, b, c
            case 3, Repeated(a, x=b):
                return a, b
            case 4, Repeated(a, y=b):
                return a, b
            case 5, Repeated(a, b, c, d):
                return a
            case 6, int(a, real=b):
                return a, b
            case 7, str(a, b):
                return a, b
            case 8, Num(a):
                return a
        return "none"
    except TypeError as error:
        return str(error)


for which in range(9):
    print(which, [by_place(subject, which) for subject in (Repeated(), 7, "text", Num(1))])
