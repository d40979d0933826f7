# What CPython's own tests check and ordinary programs meet now and then.
import copy
import csv
import datetime
import io
import math
import pprint
import statistics
import typing
from collections import ChainMap, OrderedDict, UserDict
from collections.abc import Buffer, Mapping
from dataclasses import InitVar, dataclass, field, make_dataclass
from decimal import Decimal


def error(function):
    try:
        return function()
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


# Assignment expressions in comprehensions.
for source in [
    "[i for i in range(5) if (j := 0) for j in range(5)]", "{i for i in (lambda: (j := range(2)))()}",
    "[[(j := 0) for i in range(5)] for j in range(5)]", "[i for i in [k for k in (j := range(2))]]",
    "[(y := i) for i in range(2)]",
]:
    print(error(lambda: type(compile(source, "s", "eval")).__name__))
print(error(lambda: print >> 3), "|", error(lambda: len >> 3))


# Class methods around other descriptors.
class Wrapping:
    @classmethod
    @property
    def named(cls):
        return cls.__name__

    @classmethod
    @classmethod
    def twice(cls):
        return cls.__name__

    @classmethod
    @staticmethod
    def bare(*arguments):
        return arguments


class Inheriting(Wrapping):
    pass


print(Wrapping.named, Inheriting().named, Wrapping.twice(), Inheriting.twice(), Wrapping.bare(), Wrapping().bare(1))

# Formats.
for spec in (",,", ",_", "_,", "_"):
    print(error(lambda: format(12345, spec)))


class Shown:
    def __bytes__(self):
        return b"shown"


print(b"%s %b %a %r %d %c %c|%5b|%-4s|" % (b"a", bytearray(b"b"), "c", "\xe9", 3, 65, b"z", Shown(), b"x"))
print(b"%(k)s %(n)03d" % {b"k": b"v", b"n": 7}, bytearray(b"%x") % 255, b"%%%s" % b"\xff")
for given in [(b"%b", 3), (b"%s", "text"), (b"%c", 256), (b"%c", b"ab"), (b"x", 1), (b"%s", (1, 2)), ("%b", b"")]:
    print(error(lambda: given[0] % given[1]))

# Ranges beyond machine words.
far = range(2**70)
print(far[5:10], far[-3:], range(0, 2**70, 3)[::-1], range(2**63, 2**63 + 10)[2:4], range(-(2**80), 0)[2**79 :: 2**77])
print(list(range(2**63, 2**63 + 6)[::-2]), slice(None, None, -1).indices(2**70), slice(-5, 2**99, 2).indices(2**80))
print(error(lambda: far[::0]), error(lambda: far["a":]), error(lambda: slice(1).indices(-1)))


# Data classes.
@dataclass
class Marked:
    counted: "typing.ClassVar[int]" = 0
    seed: "InitVar[int]" = 1
    text: "str" = "t"
    like: "Not.ClassVar[int]" = 5

    def __post_init__(self, seed):
        self.text += str(seed)


print(Marked(7), Marked.counted, sorted(Marked.__dataclass_fields__))


class Named:
    def __set_name__(self, owner, name):
        self.told = owner.__name__, name


@dataclass
class Holding:
    here: Named = field(default=Named(), hash=False)


print(Holding.here.told)
print(error(lambda: make_dataclass("Bad", ["a", "for"])), make_dataclass("Good", ["a"])(1))
recursive = field()
recursive.type = recursive
print(repr(recursive).count("..."))

# Collections.
ordered = OrderedDict(a=1)
ordered.note = ["n"]
users = UserDict(b=2)
users.note = "u"
print(copy.copy(ordered).note is ordered.note, copy.copy(users).note, copy.copy(users), copy.deepcopy(ordered).note)
print({"a": 1, "b": 2} | ChainMap({"b": 3}, {"c": 4}), ChainMap({"b": 3}) | {"a": 1})
print([isinstance(value, Buffer) for value in (b"", bytearray(), memoryview(b""), "", 1)])


class Few(Mapping):
    def __getitem__(self, key):
        return key

    def __iter__(self):
        return iter("ab")

    def __len__(self):
        return 2


print(error(lambda: reversed(Few())), dict(Few()))


# Text and tables.
print(io.StringIO("a\rb\r\nc\nd", newline="").readlines(), io.StringIO("a\rb\r\nc\n", newline="\r\n").readlines())
print(io.StringIO("a\rb", newline="\r").readline(), list(io.StringIO("a\rb\r\nc")), io.StringIO("\r\r\n", "").readlines())
old = csv.field_size_limit(10)
print(error(lambda: list(csv.reader(["short,a field that is long"]))), list(csv.reader(["a,b,c,d,e,f,g,h"])))
csv.field_size_limit(old)
print(datetime.time.fromisoformat("20240101"), datetime.time.fromisoformat("101112"))


class Bag(set):
    pass


pprint.pprint(Bag(range(12)), width=20)
print(error(lambda: copy.copy(value for value in [])))

# Statistics of what is not finite.
inf = Decimal("inf")
print(statistics.mean([inf, Decimal(2)]), statistics.mean([float("inf"), 1]), statistics.mean([Decimal("nan"), 1]))


# Numbers and bytes in bytes.
class Sixty:
    def __index__(self):
        return 65

    def __float__(self):
        return 1.5


for form, value in [
    (b"%c", Sixty()), (b"%c", 10**20), (b"%c", -1), (b"%c", 1.5), (b"%c", "a"), (b"%c", bytearray(b"x")), (b"%c", True),
    (b"%c", memoryview(b"q")), (b"%e", "x"), (b"%f", b"1"), (b"%g", None), (b"%f", Sixty()), (b"%f", 10**400), (b"%i", "x"),
    (b"%d", "x"), (b"%x", 1.5), ("%c", Sixty()), ("%f", None), ("%i", "x"), ("%f", 10**400),
]:
    print(form, error(lambda: form % value), error(lambda: bytearray(form) % value) if type(form) is bytes else "")

# The limit of a field holds over lines.
csv.field_size_limit(10)
for lines, options in [
    (['"abcdef\n', 'ghijkl"\n', "x\n"], {}), (['"abc\n', 'd"e,"f', '1234567890123"'], {}), (["a,1234567890\n"], {}),
    (["1234567\\\n", "89012\n"], {"escapechar": "\\"}), (["12345678901\n"], {"quoting": csv.QUOTE_NONNUMERIC}), (['"ab\n'] * 6, {}),
    (['"abcde\n', 'ghij",k\n'], {}),
]:
    print(error(lambda: list(csv.reader(lines, **options))))
rows = csv.reader(['"abcdef\n', "ghijkl\n", "x\n", '"y\n', 'z"\n'])
print([(error(lambda: next(rows)), rows.line_num) for _ in range(3)])
csv.field_size_limit(old)
print(statistics.harmonic_mean([0, 5], [0, 1]), statistics.harmonic_mean([0, 5]), error(lambda: statistics.harmonic_mean([1], [0])))
print([math.nextafter(x, y, steps=n) for x, y in ((0.0, 1.0), (-inf, inf)) for n in (0, 3, 2**62, 2**63, 2**64 - 2**53, 2**70)])
