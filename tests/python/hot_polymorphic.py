# Call sites, property sites and operators that see many types; shapes that differ in order of fields.


class Base:
    def area(self):
        return 0


class Square(Base):
    def __init__(self, s):
        self.s = s

    def area(self):
        return self.s * self.s


class Rect(Base):
    def __init__(self, w, h):
        self.h = h
        self.w = w

    def area(self):
        return self.w * self.h


class Circle(Base):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.0 * self.r * self.r


class Unit(Base):
    pass


class Duck:
    def __getattr__(self, name):
        return lambda: 5


class Static:
    @staticmethod
    def area():
        return 6


class Klass:
    k = 7

    @classmethod
    def area(cls):
        return cls.k


class Field:
    def __init__(self):
        self.area = lambda: 8


def total_area(shapes):
    total = 0
    for shape in shapes:
        total += shape.area()
    return total


print(total_area([Square(i % 10) for i in range(2000)]))
print(total_area([Square(i % 10) if i % 2 else Rect(i % 5, 2) for i in range(2000)]))
everything = [Square(2), Rect(3, 4), Circle(1.5), Unit(), Duck(), Static(), Klass(), Field()]
print(total_area(everything * 300))


def add_all(values):
    acc = values[0]
    for v in values[1:]:
        acc = acc + v
    return acc


class Num:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Num(self.n + (other.n if isinstance(other, Num) else other))

    def __radd__(self, other):
        return Num(self.n + other)

    def __repr__(self):
        return "Num(%s)" % self.n


print(add_all([1] * 1000), add_all([1, 2.5] * 500), add_all([Num(1), 2, 2.5] * 300), len(add_all(["a"] * 500)), add_all([1, Num(1)] * 200))


class P:
    pass


def make(order):
    p = P()
    for name in order:
        setattr(p, name, len(name) + ord(name[0]))
    return p


orders = [["x", "y"], ["y", "x"], ["a", "x", "y"], ["x", "b", "y"], ["y", "c", "d", "x"], ["e", "y", "x"]]
points = [make(order) for order in orders]


def sum_xy(items, n):
    acc = 0
    for i in range(n):
        p = items[i % len(items)]
        acc += p.x - p.y
        p.x += 1
    return acc


print(sum_xy(points[:1], 1000), sum_xy(points[:2], 1000), sum_xy(points, 3000))
for p in points:
    p.extra = 1
    del p.x
    p.x = 5
print(sum_xy(points, 3000))


def apply(f, n):
    acc = 0
    for i in range(n):
        acc += f(i)
    return acc


def double(x):
    return x * 2


class Caller:
    def __call__(self, x):
        return x + 1

    def method(self, x):
        return x - 1


caller = Caller()
functions = [double, lambda x: x + 3, abs, caller, caller.method, int, float, str.__len__ and (lambda x: len(str(x)))]
print([apply(f, 400) for f in functions])
acc = 0
for i in range(4000):
    acc += functions[i % len(functions)](i)
print(acc)


def element(container, key):
    return container[key]


containers = [([1, 2, 3], 1), ((4, 5), 0), ("six", 2), ({7: 8}, 7), (range(10, 20), 3), ({"k": "v"}, "k")]
pieces = 0
for i in range(3000):
    c, k = containers[i % 6]
    v = element(c, k)
    pieces += v if isinstance(v, int) else len(v)
print(pieces)


def truth(v):
    return 1 if v else 0


values = [0, 1, 0.0, 2.5, "", "a", None, [], [0], {}, {1: 1}, (), (0,), True, False, 2**70, Unit(), float("nan")]
print(sum(truth(values[i % len(values)]) for i in range(3600)))


def equal(a, b):
    return a == b


print(sum(equal(values[i % 18], values[i * 7 % 18]) for i in range(3600)))
length = 0
for i in range(2400):
    length += len(([1, 2], "abc", (1,), {1: 2, 3: 4}, {5}, range(9))[i % 6])
print(length)
for it in ([1, 2], (3,), "ab", {4: 5}, range(2), (g for g in [6]), iter([7]), {8}, zip([1], [2]), enumerate("c")):
    for item in it:
        print(item, end=" ")
print()
