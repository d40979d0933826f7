"""Members of slots, what `__dict__` of classes and `dir` show, checks of instances that ask `super()`, methods for elements."""
import math
import types


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __slots__ = "z"


class Open(Point3):
    pass


point = Point(1, 2)
print(Point.x, Point3.z, Point3.x, type(Point.x), Point.x.__get__(point), Point.x.__name__, Point.x.__objclass__)
Point.y.__set__(point, 5)
print(point.y, isinstance(Point.x, types.MemberDescriptorType), list(Point.__dict__), list(Open.__dict__), hasattr(Point, "q"))
print([name for name in dir(point) if not name.startswith("_")], "__dict__" in dir(point), "__dict__" in dir(Open(1, 2)))
try:
    Point.x.__get__(3)
except TypeError as error:
    print(error)
try:
    Point.q
except AttributeError as error:
    print(error)


class Plain:
    pass


print(list(Plain.__dict__), Plain.__dict__["__dict__"], "__weakref__" in dir(Plain()), Plain.__subclasshook__(int))
print([name for name in dir(object()) if name not in dir(Plain())], sorted(set(dir(Plain())) - set(dir(object()))))


class Kind(type):
    def __instancecheck__(cls, instance):
        return super().__instancecheck__(instance) or instance == 3

    def __subclasscheck__(cls, other):
        return super().__subclasscheck__(other) or other is int


class Base(metaclass=Kind):
    pass


class Derived(Base):
    pass


print(isinstance(3, Base), isinstance(4, Base), isinstance(Derived(), Base), issubclass(int, Base), issubclass(str, Base))
print(type.__instancecheck__(Base, 3), type.__subclasscheck__(Base, Derived))


def made():
    return types.SimpleNamespace(a=1)


made.__mro_entries__ = lambda bases: (Plain,)


class ByFunction(made):
    pass


print(ByFunction.__bases__, ByFunction.__orig_bases__ == (made,))


class Deletes:
    def __delitem__(self, key): ...


class Sets:
    def __setitem__(self, key, value): ...


for wrong in (
    lambda: Deletes().__setitem__,
    lambda: exec("o[0] = 1", {"o": Deletes()}),
    lambda: exec("del o[0]", {"o": Sets()}),
    lambda: exec("del o[0]", {"o": 3}),
    lambda: [].insert(1 << 100, 2),
    lambda: math.sumprod([1], [2, 3]),
):
    try:
        print("no error", wrong())
    except (TypeError, AttributeError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([0.1] * 10, [1.0] * 10), math.sumprod([10**20, 2], [3, 1]), math.sumprod([], []))
print(math.sumprod([1e200, 1.5, -1e200], [1e200, 2, 1e200]), math.sumprod([True, 2.5], [3, 2]))
print(print.__module__, math.sqrt.__module__, math.sqrt.__self__.__name__, [].append.__module__, hasattr(str.join, "__module__"))
print(type(None)(), type(...)(), type(NotImplemented)(), "aBc é".swapcase(), "aBc1".swapcase())
