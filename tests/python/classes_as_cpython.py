"""Rules of attributes, unions and constructors that programs rely on without knowing them."""
import abc
import collections.abc
import copy
import enum
import pickle
import typing
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from collections import OrderedDict, deque
from fractions import Fraction
from weakref import WeakSet


class A(abc.ABC):
    pass


class E(enum.Enum):
    X = 1


class P(typing.Protocol):
    pass


for f in (
    lambda: int | A, lambda: A | None, lambda: E | int, lambda: int | collections.abc.Mapping, lambda: P | str,
    lambda: isinstance(A(), int | A), lambda: "x" | int, lambda: list[int] | None,
):
    try:
        print(f())
    except TypeError as e:
        print(e)


class C:
    def m(self):
        "method doc"

    def n(self):
        pass

    @classmethod
    def k(cls):
        "class doc"


print(C().m.__doc__, C().n.__doc__, C.k.__doc__, C.m.__doc__)


class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError
        obj.__dict__[self.name] = value


class X:
    a = Positive()


x = X()
x.a = 42
print(x.a)


class K(enum.StrEnum):
    NAME = "name"


setattr(x, K.NAME, 1)
print(getattr(x, K.NAME), x.name, hasattr(x, K.NAME))


class Text(str):
    def __str__(self):
        return "as str"


t = Text("inner")
print("%s" % t, "%10s|" % t, f"{t!s:>9}", "%s %s" % (t, 1))


class Shape:
    def __new__(cls, kind=None):
        return object.__new__(Circle if kind == "c" else cls)

    def __init__(self, kind=None):
        print("Shape init")


class Circle(Shape):
    def __init__(self, kind=None):
        print("Circle init")


print(type(Shape("c")).__name__, type(Shape()).__name__)


class L(list):
    def __new__(cls, seq, tag=None):
        self = super().__new__(cls, seq)
        self.tag = tag
        return self


class T(tuple):
    def __init__(self, seq, tag=None):
        self.tag = tag


class F(float):
    def __init__(self, v, unit=None):
        self.unit = unit


for f in (lambda: L([1], tag=3), lambda: T([1], tag=3), lambda: F(1.5, unit="m"), lambda: list(a=1), lambda: float(x=1)):
    try:
        print(f(), vars(f()))
    except TypeError as e:
        print(e)


class B(bytearray):
    pass


print(copy.copy(B(b"abcd")) == b"abcd", B.__new__(B))


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: list = field(default_factory=list)


p = Point(1, [2])
print(pickle.loads(pickle.dumps(p)) == p, copy.copy(p) == p, copy.deepcopy(p) == p)


class S(set):
    pass


s = S([1, 2])
s.x = 5
for made in (pickle.loads(pickle.dumps(s)), copy.copy(s), copy.deepcopy(s)):
    print(type(made).__name__, made, made.__dict__)


class H:
    def __init__(self):
        self.z = 1


class HK(H):
    def __getstate__(self):
        state = super().__getstate__().copy()
        state.pop("z")
        return state


print(H().__reduce_ex__(2)[1:], H().__getstate__(), object().__getstate__(), HK().__getstate__())


class R:
    def __init__(self, e):
        self.e = e

    def __enter__(self):
        return self

    def __exit__(self, *d):
        raise self.e


try:
    with ExitStack() as stack:
        stack.enter_context(R(IndexError("i")))
        stack.enter_context(R(KeyError("k")))
        1 / 0
except IndexError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
print(issubclass(R, AbstractContextManager), isinstance(C(), AbstractContextManager))
try:
    import zzz
except ImportError as e:
    print(e.msg, e.name)
print(ImportError("m").msg, OrderedDict(a=1).pop("z", default=5))
for spec in ("f", "e", "g", "%", ".1e", ".3g", "#.3g", "E", ".2f", "10.3f", "<+12.2f", "015.3f", ",.1f"):
    print(spec, f"{Fraction(12345):{spec}}", f"{Fraction(-2, 23):{spec}}", f"{Fraction(1, 10**9):{spec}}")
items = [H(), H(), H()]
w, v = WeakSet(items), WeakSet(items[:1])
w.intersection_update(v)
print(len(w), w == v, w == set(items[:1]), len(w | WeakSet(items)), len(WeakSet(items) ^ v), w <= v)
print(isinstance(deque(), collections.abc.MutableSequence), isinstance({}.keys(), collections.abc.Hashable))


class Loud:
    def __set_name__(self, owner, name):
        raise ValueError("no")


try:
    class Broken:
        value = Loud()
except ValueError as e:
    print(e, e.__notes__)
