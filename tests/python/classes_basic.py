# Classes: attributes, methods, class variables, bound and unbound methods, dynamic attributes.


class Point:
    """A point in the plane."""

    instances = 0
    origin_name = "O"

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.instances += 1

    def norm2(self):
        return self.x * self.x + self.y * self.y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"


p = Point(3, 4)
print(p, p.norm2(), p.moved(1, -1), Point.instances)
print(Point.norm2(p), Point.__name__, type(p).__name__, type(p) is Point)
print(p.__class__ is Point, isinstance(p, Point), isinstance(p, (int, Point)), isinstance(5, Point))

method = p.moved
print(method(10, 20))
p.label = "dynamic"
print(p.label, hasattr(p, "label"), hasattr(p, "nothing"))
print(sorted(p.__dict__.items(), key=lambda kv: kv[0]))
del p.label
print(hasattr(p, "label"))
p.origin_name = "instance"
print(p.origin_name, Point.origin_name)
del p.origin_name
print(p.origin_name)

for name in ("label", "missing"):
    try:
        getattr(p, name)
    except AttributeError as error:
        print("AttributeError:", error)
try:
    Point.nothing
except AttributeError as error:
    print("AttributeError:", error)
try:
    del p.missing
except AttributeError as error:
    print("AttributeError:", error)
try:
    (5).real_part
except AttributeError as error:
    print("AttributeError:", error)

print(getattr(p, "missing", "default"), getattr(p, "x"))
setattr(p, "x", 100)
print(p.x)


class Empty:
    pass


e = Empty()
for i in range(10):
    setattr(e, "field%d" % i, i * i)
print(sum(getattr(e, "field%d" % i) for i in range(10)))

acc = Point(0, 0)
for i in range(3000):
    acc.x += i
    acc.y -= 1
    acc = acc.moved(1, 1) if i % 500 == 0 else acc
print(acc, Point.instances)


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def pop(self):
        return self.items.pop()


print(Stack().push(1).push(2).push(3).pop())


class Outer:
    class Inner:
        value = 7

        def get(self):
            return self.value

    def make(self):
        return self.Inner()


print(Outer().make().get(), Outer.Inner.__name__)


def make_class(n):
    class Local:
        size = n

        def grow(self):
            return self.size + n

    return Local


A, B = make_class(1), make_class(2)
print(A().grow(), B().grow(), A is B)
