# `__name__` of classes that sites have met before: of many classes, renamed, and of metaclasses that get a say in it.


class Number:
    def __init__(self, value):
        self.value = value


class Sum:
    def __init__(self, left, right):
        self.left, self.right = left, right


class Product(Sum):
    pass


class Negated:
    def __init__(self, inner):
        self.inner = inner


class Half(Negated):
    pass


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__)(node)

    def visit_Number(self, node):
        return node.value

    def visit_Sum(self, node):
        return self.visit(node.left) + self.visit(node.right)

    def visit_Product(self, node):
        return self.visit(node.left) * self.visit(node.right)

    def visit_Negated(self, node):
        return -self.visit(node.inner)


class ByDefault(Visitor):
    def visit(self, node):
        method = "visit_" + node.__class__.__name__
        return getattr(self, method, self.generic)(node)

    def generic(self, node):
        return "no " + type(node).__name__


tree = Sum(Product(Number(2), Number(3)), Negated(Sum(Number(1), Number(4))))
total = 0
for visitor in (Visitor(), ByDefault()):
    for _ in range(3000):
        total += visitor.visit(tree)
print(total, ByDefault().visit(Half(tree)))
try:
    Visitor().visit(Half(tree))
except AttributeError as error:
    print(error)


def name_of(thing):
    return type(thing).__name__


def name(class_):
    return class_.__name__


things = [1, 2.5, "text", None, True, [], (), {}, set(), tree, Number(1), name, len, Visitor, range(3), 1 << 80]
seen = []
for _ in range(300):
    seen = [name_of(thing) for thing in things]
print(seen)

# A class is renamed; the name is that object.
new = "".join(["Num", "bered"])
for turn in range(2000):
    if turn == 1000:
        Number.__name__ = new
    told = name(Number)
print(told, name_of(Number(3)), name_of(Sum(1, 2)))
try:
    Visitor().visit(Number(1))
except AttributeError as error:
    print(error)


# Classes of a metaclass; then one that says something else; then one that says so later.
class Plain(type):
    pass


class OfPlain(metaclass=Plain):
    pass


def names(classes):
    return [class_.__name__ for class_ in classes]


for _ in range(1000):
    told = names([OfPlain, Sum, int])
print(told)


class Telling(type):
    def __getattribute__(self, name):
        if name == "__name__":
            return "told"
        return super().__getattribute__(name)


class OfTelling(metaclass=Telling):
    pass


for _ in range(1000):
    told = names([OfPlain, OfTelling, Sum, int])
print(told, name(OfTelling), name(Sum), name_of(OfTelling()))

Telling.__getattribute__ = type.__getattribute__
for _ in range(1000):
    told = names([OfPlain, OfTelling, Sum, int])
print(told)
Plain.__getattribute__ = lambda self, name: "late " + name
for _ in range(1000):
    told = names([OfPlain, OfTelling, Sum, int])
print(told)
Telling.__getattribute__ = lambda self, name: "again " + name
print(names([OfPlain, OfTelling, Sum, int]), name_of(OfTelling()), name(Plain))
del Plain.__getattribute__, Telling.__getattribute__
for _ in range(1000):
    told = names([OfPlain, OfTelling, Sum, int])
print(told)


class Mixin:
    pass


class Mixed(Mixin, type):
    pass


class OfMixed(metaclass=Mixed):
    pass


for turn in range(2000):
    if turn == 1000:
        Mixin.__getattribute__ = lambda self, name: "mixed " + name
    told = names([OfMixed, Sum])
print(told)


# Sums of strings, of subclasses of `str`, and of objects that have a say.
class Text(str):
    def __add__(self, other):
        return "sum of " + str(self) + " and " + other

    def __radd__(self, other):
        return other + " before " + str(self)


def sums(pairs):
    return [left + right for left, right in pairs]


for _ in range(500):
    found = sums([("a", "b"), ("a", Text("t")), (Text("t"), "a"), ("", "x"), ("é", "b"), ("𝄞", "é")])
print(found)
for _ in range(500):
    text = "start "
    text += "a"
    text += Text("t")
print(text)
try:
    sums([("a", 1)])
except TypeError as error:
    print(error)
left, right = "visit_", "Number"
a, b = left + right, left + right
print(a == b, a is b)
