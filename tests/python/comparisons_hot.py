"""Comparisons that compiled code decides without calls: of members, objects, and tuples that are written out."""
import enum


class Color(enum.Enum):
    RED = 1
    BLUE = 2


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 5


class Plain:
    pass


class Big(int):
    pass


def count(f, *arguments, n=3000):
    total = 0
    for i in range(n):
        if f(*arguments):
            total += 1
    return total


def members(a, b):
    return a == b


def different(a, b):
    return a != b


def below(a, b):
    return a < b


def none(a):
    return a == None or not (a != None)


print(count(members, Color.RED, Color.RED), count(members, Color.RED, Color.BLUE), count(members, Color.RED, 1))
print(count(different, Color.RED, Color.BLUE), count(different, Color.BLUE, Color.BLUE))
print(count(below, Level.LOW, Level.HIGH), count(below, Level.HIGH, 3), count(below, Level.LOW, 3.5))
print(count(members, Level.LOW, 1), count(members, Level.LOW, True), count(members, Level.LOW, "a"))
print(count(members, Big(10**30), Big(10**30), n=30), count(members, Big(3), 3), count(members, Big(3), 10**30))
a, b = Plain(), Plain()
print(count(members, a, a), count(members, a, b), count(different, a, b), count(none, a), count(members, a, 5))
try:
    below(Color.RED, Color.BLUE)
except TypeError as error:
    print(error)


class Late:
    pass


x, y = Late(), Late()
print(count(members, x, y), count(different, x, y))
Late.__eq__ = lambda self, other: True
print(count(members, x, y, n=10), count(different, x, y, n=10), count(members, a, x, n=10))
Late.__ne__ = lambda self, other: True
print(count(different, x, y, n=10))
del Late.__eq__
print(count(members, x, y, n=10))


class Member(enum.IntEnum):
    A = 1

    def __eq__(self, other):
        return "own"

    __hash__ = int.__hash__


print(members(Member.A, 7), members(7, Member.A), members(Level.LOW, Member.A))


class Noted:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name[0] == other.name[0]

    def __lt__(self, other):
        print("lt", self.name, other.name)
        return "less"


def value(text, result):
    print(text, end=" ")
    return result


p, q, r = Noted("p"), Noted("q"), Noted("pp")
print((p, q) == (r, q), (p, q) < (r, p), (p, q) < (p, q), (p, q) <= (r, q), (p,) != (r,))
print((value("a", 1), value("b", 2)) < (value("c", 1), value("d", 3)))
nan = float("nan")
print((nan, 1) == (nan, 1), (nan,) < (nan,), (nan,) <= (nan,), (float("nan"),) == (0.5,), (0.0,) == (-0.0,))
print((1, "a") == (1.0, "a"), (1, 2) < (1, "a") if False else (1, 2) < (0, "a"), (1, 2) >= (1, 2), (2,) > (1,))
if (p, 1) < (q, 1):
    print("taken")
if not (3, 1) <= (2, 5):
    print("not taken")
try:
    (1, 2) < (1, "a")
except TypeError as error:
    print(error)
k = 1
print((k, (k := 5)) == (1, 5), (k, k) > (5, 4), ((1, 2), 3) < ((1, 3), 0), (*[1], 2) == (1, 2), () == ())


def order(points, n=400):
    total = 0
    for _ in range(n):
        for u in points:
            for v in points:
                total += (u[0], u[1]) < (v[0], v[1])
    return total


print(order([(1, 2), (1, 3), (0.5, 9), (2, 0)]), order([("a", 1), ("b", 0)]))


def same(o, n):
    for i in range(n):
        c = o.__class__
    return c.__name__


o = Plain()
print(same(o, 3000))
o.__class__ = Late
print(same(o, 10), same(5, 10), same({}, 10), same(o.__dict__, 10), same(Plain, 10))
print([m.value for _ in range(2000) for m in Color][-1], [m.name for _ in range(2000) for m in Level][-1])


class Odd(enum.Enum):
    value = 1
    name = 2
    other = 3


print(Odd.value, Odd.name, Odd.other.value, Odd.value.value, Odd.name.name, list(Odd))
for read in (lambda: Color.value, lambda: Color.name, lambda: setattr(Color.RED, "value", 3)):
    try:
        read()
    except AttributeError as error:
        print(error)


class Base:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n if isinstance(other, Base) else NotImplemented

    def __lt__(self, other):
        return NotImplemented if other.n == 3 else self.n < other.n

    def __gt__(self, other):
        return "reflected"


kinds = [type(f"Kind{i}", (Base,), {}) for i in range(6)]
kinds.append(type("Own", (kinds[0],), {"__eq__": lambda self, other: "own"}))
many = [kind(i % 4) for i, kind in enumerate(kinds)]
for _ in range(100):
    row = [(a == b, a != b, a < b) for a in many for b in many]
print(row, [a == 3 for a in many], many[0] == many[6], many[6] == many[1])
