# `hasattr` and `getattr` with a value for what is not there, of constant names and of others.


class Plain:
    kind = "plain"

    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def method(self):
        return "method of " + self.kind

    @property
    def computed(self):
        return self.missing_name

    @property
    def given(self):
        return 7


class Other(Plain):
    kind = "other"


class Slotted:
    __slots__ = ("here", "there")


class Asked:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name * 2
        raise AttributeError(name)


class Raising:
    def __getattribute__(self, name):
        if name == "boom":
            raise ValueError(name)
        return object.__getattribute__(self, name)


def look(value):
    return (
        hasattr(value, "kind"),
        hasattr(value, "lineno"),
        getattr(value, "lineno", None),
        getattr(value, "kind", "no kind"),
        hasattr(value, "computed"),
        type(getattr(value, "given", "none given")).__name__,
        hasattr(value, "xyz"),
        getattr(value, "xy", -1),
        getattr(value, "lower", None) is not None,
        hasattr(value, "__iter__"),
    )


def rounds(values, count):
    found = None
    for _ in range(count):
        found = [look(value) for value in values]
    return found


def show(values, count=400):
    for line in rounds(values, count):
        print(*line)


slotted = Slotted()
slotted.here = 1
show([Plain()])
show([Plain(), Plain(lineno=3), Other(lineno=2.5), Other(kind="own")])
show([1, 2.5, None, "text", [1], (1,), {}, {1}, b"b", Plain, Other, len, look, Plain().method, slotted, Asked()], 200)
show([Plain(), Other(lineno=4)])

print(getattr(Plain(), "method", None)(), getattr(Other(), "method", None)())


# What appears and goes later.
def lines(values, count):
    total = 0
    for _ in range(count):
        for value in values:
            if hasattr(value, "late"):
                total += value.late
            total += getattr(value, "later", 1000)
    return total


VALUES = [Plain(), Other()]
print(lines(VALUES, 2000))
Plain.late = 5
print(lines(VALUES, 2000))
Other.later = 7
print(lines(VALUES, 2000))
del Plain.late
print(lines(VALUES, 2000))
VALUES[0].late = 11
print(lines(VALUES, 2000))
del VALUES[0].late
del Other.later
print(lines(VALUES, 2000))
Plain.__getattr__ = lambda self, name: 13 if name == "late" else object.__getattribute__(self, name)
print(lines(VALUES, 2000))
del Plain.__getattr__
print(lines(VALUES, 2000))
VALUES[1].__class__ = Plain
Other.late = 3
print(lines(VALUES, 2000))
VALUES[1].__class__ = Other
print(lines(VALUES, 2000))
VALUES[1].__dict__ = {"later": 17}
print(lines(VALUES, 2000))
VALUES[1].__dict__["late"] = 19
print(lines(VALUES, 2000))


# Slots that are empty or not.
def here(value, count):
    found = 0
    for _ in range(count):
        found += hasattr(value, "here") + 2 * hasattr(value, "there") + getattr(value, "there", 10)
    return found


print(here(slotted, 500))
slotted.there = 4
print(here(slotted, 500))
del slotted.here
print(here(slotted, 500))


def boom(count):
    for _ in range(count):
        hasattr(Raising(), "fine")
    try:
        hasattr(Raising(), "boom")
    except ValueError as error:
        return "ValueError " + str(error)


print(boom(500))


# The default is computed before the attribute is looked for, and another function of the name counts.
def order(log):
    getattr(log.append("object") or Plain(kind=1), "kind", log.append("default"))
    return log


print(order([]))


def shadowed(count):
    hasattr = lambda value, name: name
    return [hasattr(1, "x") for _ in range(count)][-1]


print(shadowed(300))


class Visitor:
    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__.lower(), self.generic)(node)

    def generic(self, node):
        return 1

    def visit_plain(self, node):
        return 10

    def visit_int(self, node):
        return 100


class Special(Visitor):
    def visit_asked(self, node):
        return 1000


def visits(visitor, count):
    total = 0
    nodes = [Plain(), Other(), 3, "text", Asked()]
    for _ in range(count):
        for node in nodes:
            total += visitor.visit(node)
    return total


visitor = Visitor()
print(visits(visitor, 1000), visits(Special(), 1000))
Visitor.visit_str = lambda self, node: 10000
visitor.visit_other = lambda node: 100000
print(visits(visitor, 1000), visits(Special(), 1000))
del Visitor.visit_plain
print(visits(visitor, 1000))


# Sums of strings, and of what is made from them.
class Text(str):
    def __add__(self, other):
        return "<" + str(self) + "|" + str(other) + ">"

    def __radd__(self, other):
        return "[" + str(other) + "|" + str(self) + "]"


def sums(left, right, count):
    found = ""
    for _ in range(count):
        found = left + right
    return found


print(sums("a", "b", 3000), sums("", "é", 3000), sums("x" * 300, "y", 3000)[-3:])
print(sums(Text("a"), "b", 10), sums("a", Text("b"), 10), sums("a", "\U0001f600", 2000))
try:
    sums("a", 1, 2)
except TypeError as error:
    print(error)


# Behind a class, of classes with a metaclass, of modules and of functions.
import math


class Meta(type):
    def shared(cls):
        return cls.__name__


class Based(Plain, metaclass=Meta):
    def found(self):
        has = (hasattr(super(), "kind"), hasattr(super(), "found"), hasattr(super(), "method"))
        return has + (getattr(super(), "lost", "-"), getattr(super(), "kind", "-"), getattr(super(), "method", None)())


def behind(values, count):
    found = None
    for _ in range(count):
        found = [value.found() for value in values]
    return found


print(behind([Based(), Based(kind="own")], 400))


def told(value, count):
    for _ in range(count):
        found = (
            hasattr(value, "shared"),
            hasattr(value, "pi"),
            getattr(value, "extra", "no extra"),
            getattr(value, "mro", None) is None,
        )
    return found


print(told(Based, 300), told(Plain, 300), told(math, 300), told(told, 300))
told.extra = "of a function"
Based.extra = "of a class"
math.extra = "of a module"
print(told(Based, 300), told(Plain, 300), told(math, 300), told(told, 300))
del math.extra, told.extra, Based.extra
print(told(Based, 300), told(Plain, 300), told(math, 300), told(told, 300))
