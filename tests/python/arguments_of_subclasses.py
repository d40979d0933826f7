"""Objects of classes made from str, int, float and bytes are arguments as the values they hold are."""

import datetime
import decimal
import enum
import fractions
import json
import math
import operator
import os
import random
import re
import string
import struct
import time


class S(str):
    pass


class I(int):
    pass


class F(float):
    pass


class B(bytes):
    pass


class Color(enum.StrEnum):
    RED = "red"


def show(*values):
    print(*[repr(value) for value in values])


show(ord(S("A")), ord(B(b"x")), int(S("ff"), 16), int(S(" 12 ")), float(S("1.5")), complex(S("1+2j")), I.from_bytes(b"\x01", S("big")))
show("abc".startswith(S("a")), "abc".endswith((S("c"),)), Color.RED.startswith(Color.RED), "red!".startswith(Color.RED))
show("xax".strip(S("x")), "a,b".split(S(",")), "a,b,c".rsplit(S(","), I(1)), "a".center(I(5), S("*")), "a".ljust(I(3), S(".")))
show("abc".translate({97: S("x"), 98: I(65)}), str.maketrans({S("a"): 1}), "abc".replace(S("b"), S("-")), "a-b".partition(S("-")))
show(eval(S("1+1")), exec(S("x = 1")), compile(S("2+3"), S("<s>"), S("eval")) and eval(compile(S("2+3"), "<s>", "eval")))
show(str(B(b"x"), S("ascii")), b"x".decode(S("utf8")), S("x").encode(S("utf8")), bytes(S("a"), S("ascii")))
print(S("hi"), S("ho"), sep=S(","), end=S("!\n"))
show("%c" % S("q"), "%*d" % (I(4), I(5)), "%s" % S("t"), "%.*f" % (I(1), F(2.25)), format(S("x"), S(">4")))
show(type(S("Made"), (), {}).__name__, type("X", (), {S("attribute"): 1}).attribute, getattr(S("x"), S("upper"))())


class Named:
    __qualname__ = S("Other")


Named.__name__ = S("Third")
show(Named.__name__, Named.__qualname__)


class Formats:
    def __format__(self, spec):
        return S("formatted " + spec)

    def __str__(self):
        return S("text")


show(f"{Formats():abc}", format(Formats()), str(Formats()))
show(pow(I(5), 2, 7), pow(5, I(2), I(7)), I(5).__pow__(2, 7), int.__pow__(5, 2), (5).__pow__(2, None), math.ldexp(F(1), I(3)))
show(I.from_bytes(b"\x01\x02", "big").__class__, F.fromhex("0x1p3").__class__, type(F.fromhex("0x1p3") * 2))
show(time.sleep(F(0)), time.sleep(I(0)), random.Random(I(5)).random() == random.Random(5).random(), random.Random(F(2.5)).random() == random.Random(2.5).random())
show(random.Random(S("s")).random() == random.Random("s").random())
show(re.match(r"(?P<name>a)", "a")[S("name")], re.match("(a)", "a").group(I(1)), re.sub(S("a"), S("b"), S("aa")))
show(os.path.join(S("a"), S("b")), os.fspath(S("p")), os.getenv(S("NO_SUCH_VARIABLE"), 1))
show(string.Template(S("$x")).substitute(x=S("q")), json.dumps({S("k"): [S("v"), I(1), F(1.5)]}), struct.pack(S("<d"), F(1)))
show(datetime.date(I(2024), I(1), I(2)), decimal.Decimal(S("1.5")), fractions.Fraction(S("1/2")), operator.index(I(3)))
show(enum.Enum(S("E"), S("A B")).A, sorted([S("b"), "a", S("c")]), {S("k"): 1}["k"], max(S("b"), "a"))
for wrong in (lambda: int.from_bytes(S("a"), "big"), lambda: ord(S("ab")), lambda: "a".center(5, S("ab")), lambda: int(S("zz"), 16), lambda: pow(I(2), F(2.0), 3)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
