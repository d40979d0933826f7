# What programs can ask about themselves: names, docs, __dict__, annotations, methods of builtin types as values.


class Point:
    """A point in the plane."""

    size: int = 2

    def __init__(self, x):
        self.x = x

    def norm(self):
        "Its length."
        return self.x

    class Inner:
        pass


def f(x, y=5, *rest, key=1, **more):
    "Doc of f."
    return x


p = Point(3)
print(Point.__doc__, Point.norm.__doc__, f.__doc__, len.__name__, Point.__init__.__doc__)
print(f.__name__, f.__qualname__, f.__module__, f.__defaults__, f.__kwdefaults__, Point.norm.__qualname__, Point.Inner.__qualname__)
print(p.__dict__, vars(p), p.__class__.__name__, Point.__name__, Point.__module__, Point.__bases__ == (object,))
f.attribute = 5
f.attribute += 1
print(f.attribute, f.__dict__, hasattr(f, "missing"))
count: int = 3
label: "text"
print(sorted(__annotations__), Point.__annotations__)
print(1 .__class__.__name__, "a".__class__ is str, [].__len__(), (5).__add__(3), "a".__eq__("a"), [1].__contains__(1), (3).__lt__(5))
print(int.__add__(1, 2), str.upper("x"), list.append([], 1), dict.get({1: 2}, 1), list(map(str.strip, [" a ", "b "])))
print(p.norm.__self__ is p, p.norm.__func__ is Point.norm, type(p.norm).__name__, type(Point.norm).__name__, type(len).__name__)
print(sorted(name for name in globals() if name in ("p", "f", "count", "nothing")))
globals()["made"] = "through globals"
print(made)


p.__dict__["y"] = 7
print(p.y, "y" in p.__dict__, [k for k in dir(p) if not k.startswith("_")])


class Other:
    def norm(self):
        return "other norm"


p.__class__ = Other
print(p.norm(), p.x, isinstance(p, Other))
print("norm" in Point.__dict__, Point.__dict__["norm"] is Point.norm, type(Point.__dict__).__name__)
total = 0
bound = (5).__add__
for i in range(2000):
    total += bound(i)
print(total)
