# Fields that are floats, or were: kept raw while they are, changed when something else comes.
import math


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def move(self, dx, dy):
        self.x += dx
        self.y += dy


def walk(points, steps):
    for i in range(steps):
        for p in points:
            p.move(0.5, -0.25)
    return [(p.x, p.y) for p in points]


print(walk([Point(0.0, -0.0), Point(1.5, 2.5), Point(1e300, -1e300), Point(1e-300, 5e-324)], 1500))

# Values that have no short form.
p = Point(math.inf, math.nan)
print(p.x, p.y, p.x == math.inf, p.y == p.y, math.copysign(1.0, Point(-0.0, 1.0).x))
print(p.__dict__["x"], vars(Point(2.0, 0.0)))


# A float, then an int, then none.
def change(p, value):
    p.x = value
    return p.x


p, q = Point(1.0, 2.0), Point(3.0, 4.0)
for i in range(2000):
    change(p, i * 0.5)
print(change(p, 7), change(q, 2.5), p.y, q.y, type(p.x), type(q.x))
print(change(p, None), change(q, "text"), p.y, q.y)
for i in range(2000):
    change(p, i * 0.5)
    change(q, i)
print(p.x, p.y, q.x, q.y, Point(1, 2.0).x, Point(1.0, 2).y)


class Mixed:
    def __init__(self, i):
        self.a = 1.5
        self.b = i if i % 3 else i * 0.5
        self.c = "c"
        self.d = -0.0


total = 0
for i in range(3000):
    m = Mixed(i)
    total += m.a + m.b + m.d + len(m.c)
print(total, Mixed(3).b, Mixed(4).b)


# More properties than fit in the object.
class Many:
    pass


def many(n, first):
    m = Many()
    for i in range(n):
        setattr(m, "f%d" % i, first + i * 0.5)
    return m


m = many(40, 0.0)
print(sum(getattr(m, "f%d" % i) for i in range(40)), list(vars(m).items())[:3])
for i in range(0, 40, 3):
    delattr(m, "f%d" % i)
print(vars(m))
m.f1 = "now a string"
m.f2 = 2
m.f0 = 9.25
print(vars(m))


# Another class for the same object.
class Other:
    def __init__(self):
        self.x = 1
        self.y = 1.0


Other()
p = Point(2.5, 3.5)
p.__class__ = Other
print(type(p).__name__, p.x, p.y)
p.x = 3
p.y = 4.75
print(p.x, p.y)


# Reading and writing through shapes of both kinds.
class A:
    def __init__(self):
        self.v = 0.5


class B:
    def __init__(self):
        self.v = 2


class C:
    def __init__(self):
        self.w = None
        self.v = 1e200


def add(objects, n):
    s = 0
    for i in range(n):
        for o in objects:
            s += o.v
            o.v = o.v * 1 + i
    return s


print(add([A(), B(), C()], 1200))


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x
        self.y = 0.0


def slotted(n):
    s = Slotted(1.0)
    for i in range(n):
        s.x = s.x + s.y
        s.y = i * 0.5
    s.y = None
    return s.x, s.y


print(slotted(2000))


# Objects that nothing but an exit would see.
def lengths(n):
    total = 0.0
    for i in range(n):
        p = Point(i * 1.0, 2.0)
        if i == n - 1:
            p.x = "at last"
            return total, p.x, p.y
        total += p.x * p.y
    return total


print(lengths(3000))


def keep(n):
    kept = []
    for i in range(n):
        p = Point(float(i), [i])
        p.x = p.x + 0.25
        kept.append(p)
        if i % 100 == 0:
            q = Point(float(i), float(-i))
            q.y = [q.x]
            kept.append(q)
    return sum(p.x for p in kept), sum(p.y[0] for p in kept)


print(keep(3000))
