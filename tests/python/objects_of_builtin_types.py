"""What classes made from builtin types keep of them: complex numbers, dicts that are copied, private slots, errors of the system."""

import abc
import copy
import operator


class Number(complex):
    def __new__(cls, *args, **keywords):
        made = complex.__new__(cls, *args)
        made.precision = keywords.get("precision", 12)
        return made

    def __repr__(self):
        return f"({self.real:.{self.precision}g})"


class Point(complex):
    def __init__(self, real, imag=0):
        self.name = "point"


print(Number(3.14159, precision=3), Number(1, 2) + 1, Number(5).precision, Number("2").real, Point(1, 2), Point(3).name, abs(Point(3, 4)))
try:
    Number("x")
except ValueError as error:
    print(error)


class Doubling(dict):
    def __getitem__(self, key):
        return "seen", super().__getitem__(key)

    def __missing__(self, key):
        return key * 2


class Reversing(dict):
    def __iter__(self):
        return reversed(list(super().keys()))

    def keys(self):
        return list(self)


d = Doubling(a=1)
print(d["a"], d["zz"], dict(d), {**d}, {"z": 0} | d, list(d.items()))
plain = {}
plain.update(d)
print(plain, dict(Reversing(a=1, b=2)))


class Private:
    __slots__ = ["__value", "_one", "__dunder__"]

    def __init__(self, value):
        self.__value = value
        self._one = 1
        self.__dunder__ = 2

    def get(self):
        return self.__value, self._one, self.__dunder__


class _Hidden(Private):
    __slots__ = "__more"

    def __init__(self):
        super().__init__(7)
        self.__more = 8

    def more(self):
        return self.__more, self.get()


class Abstract(metaclass=abc.ABCMeta):
    __slots__ = "a"


print(Private(5).get(), _Hidden().more(), Private(3)._Private__value)
try:
    Private(5).other = 1
except AttributeError as error:
    print(error)
made = Abstract()
made.a = 3
print(made.a)

error = OSError(2, "No such file", "name")
print(error, error.args, repr(error), error.filename, error.errno, type(error).__name__)
print(OSError(2, "x").args, OSError("only").args, repr(OSError(1, "a", None)), OSError(1, "a", "b", None, "c").filename2)
try:
    open("/nonexistent/file")
except FileNotFoundError as error:
    print(repr(error), error.args, copy.copy(error).args)


class Silent:
    __ne__ = None

    def __eq__(self, other):
        return True


class Unordered:
    __lt__ = None


for compare in (lambda: Silent() != Silent(), lambda: Unordered() < 1, lambda: 1 > Unordered()):
    try:
        print(compare())
    except TypeError as error:
        print(error)

print(str.upper.__get__("abc")(), int.__add__.__get__(5)(6), list.append.__objclass__, str.join.__get__(None, str) is str.join)
try:
    str.upper.__get__(5)
except TypeError as error:
    print(error)

iterators = [
    iter([1, 2]), iter((1,)), iter("abc"), iter(b"ab"), iter(range(5)), iter({1, 2}), iter({1: 2}),
    iter({1: 2}.items()), iter({}.values()), reversed([1, 2]), reversed({1: 2, 3: 4}), iter(range(5, 0, -2)),
]
print([operator.length_hint(iterator) for iterator in iterators])
for iterator in iterators:
    next(iterator, None)
print([operator.length_hint(iterator) for iterator in iterators])
print([list(copy.copy(iterator))[:3] for iterator in iterators if operator.length_hint(iterator) < 10])
table = {key: key for key in range(5)}
del table[1]
walk = iter(table)
next(walk)
print(operator.length_hint(walk), list(copy.copy(walk)), list(walk), operator.length_hint(walk))


class Hints:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint


for hint in (3, NotImplemented, -1, "x"):
    try:
        print(operator.length_hint(Hints(hint), 9))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(operator.length_hint(object(), 4), operator.length_hint([1, 2, 3]))
