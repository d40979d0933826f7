class A: pass
class B(A): pass
import collections.abc as c, numbers
for v in (1, True, 1.0, 1j, "s", b"b", None, [], (), {}, set(), frozenset(), range(1), A(), B(), A, len, lambda: 1, iter([]), (x for x in ""), slice(1), ..., NotImplemented, type, object(), Exception(), print):
    print(type(v).__name__, [t.__name__ for t in (int, bool, float, str, list, dict, A, B, type, object, c.Iterable, c.Iterator, c.Callable, c.Hashable, c.Sized, c.Sequence, c.Mapping, c.Set, numbers.Number, numbers.Integral) if isinstance(v, t)])
print(isinstance(1, (str, (int, float))), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int), issubclass(B, (int, A)), issubclass(A, B), isinstance(A, A), type(B()) is A, B.__mro__, type(type), type(1) == int)
for bad in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, "x"), lambda: type(1, 2), lambda: type("X", int, {}), lambda: isinstance(1)):
    try: print(bad())
    except TypeError as e: print(e)
class M(type):
    def __instancecheck__(cls, o): return hasattr(o, "quack")
    def __subclasscheck__(cls, k): return "q" in k.__name__.lower()
class Duck(metaclass=M): pass
class Quail: quack = 1
print(isinstance(Quail(), Duck), isinstance(1, Duck), issubclass(Quail, Duck), isinstance(Duck(), Duck)); n = 0
for i in range(1500): n += isinstance((i, str(i), A(), [i], None)[i % 5], (int, A, list)) + isinstance(B() if i % 2 else A(), B)
print(n)
