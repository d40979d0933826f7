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


# Computed attributes of builtin types are descriptors.
class C:
    def __init__(self):
        self.x = 1


c = C()
print(int.__dict__["real"].__get__(5), type.__dict__["__dict__"].__get__(C)["__module__"])
print(C.__dict__["__dict__"].__get__(c), Exception.args.__get__(ValueError(1, 2)), int.real.__get__(None, int) is int.real)
print(BaseException.args.__qualname__, int.real.__name__, int.real.__objclass__, hasattr(int.real, "__set__"))
error = ValueError()
BaseException.args.__set__(error, (3,))
print(error.args)
for work in (lambda: int.real.__get__("x"), lambda: int.real.__set__(1, 2), lambda: int.real.__delete__(1)):
    try:
        work()
    except (TypeError, AttributeError) as wrong:
        print(type(wrong).__name__, wrong)
