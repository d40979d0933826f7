# Builtin functions, types and methods say what they are for; `help` shows what functions and classes say.
import math

for thing in (len, print, str, int, list, str.upper, "x".upper, [].append, dict.get, math.sqrt, object, type, sum):
    print(type(thing.__doc__) is str and len(thing.__doc__) > 10)


def f(a, b=2, *args, k: int = 3, **kw) -> str:
    """Does a thing.

    More text.
    """


class A:
    """A class."""

    x = 1

    def m(self, q):
        """Method m."""

    @property
    def p(self):
        "The p."
        return 1

    @staticmethod
    def s(a):
        "stat"

    @classmethod
    def c(cls):
        "cm"


class B(A):
    def m(self, q):
        return q


help(f)
help(A.m)
help(A)
help(B)
help(lambda x: x)
