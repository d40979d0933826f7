# type, isinstance, issubclass, callable, getattr and kin, id, hash, repr, conversions, chr/ord, bin/hex/oct.

print([type(v).__name__ for v in (1, 1.5, "s", True, None, [], (), {}, set(), range(1), len, print, int, type, lambda: 0, ...)])
print(isinstance(True, int), isinstance(1, bool), isinstance(1.0, (int, float)), isinstance([], (tuple, (list, set))), issubclass(bool, int), issubclass(int, object), isinstance(int, type), isinstance(None, type(None)))
for bad in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: isinstance(1, [int])):
    try:
        bad()
    except TypeError as error:
        print("TypeError:", error)
print(callable(len), callable(5), callable(int), callable(lambda: 0), callable("s".upper))


class A:
    x = 1

    def m(self):
        return "m"


a = A()
print(getattr(a, "x"), getattr(a, "y", 2), getattr(a, "m")(), hasattr(a, "m"), hasattr(a, "q"), hasattr("s", "upper"), getattr("abc", "upper")())
setattr(a, "y", 5)
delattr(a, "y")
print(hasattr(a, "y"), type(a) == A, type(a)().x, a == a, a != A(), a is a, a is not None)
for bad in (lambda: getattr(a, "nope"), lambda: A.nope, lambda: (1).nope, lambda: None.x, lambda: len.x, lambda: setattr(5, "x", 1), lambda: delattr(a, "q")):
    try:
        bad()
    except AttributeError as error:
        print("AttributeError:", error)
print(id(a) == id(a), id(a) != id(A()), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(a) == hash(a))
print(repr("a"), repr(1.0), repr([1, "a"]), repr(None), str(1), str([1]), str(), str(True), repr(print), repr(ValueError("x")), repr(A), repr(range(2)))
print(bin(10), bin(-5), hex(255), oct(8), hex(-1), bin(0), chr(97), ord("z"), int("11", 2), bool("False"), bool(0.0), list("ab"), tuple([1]), dict(a=1), float("2"), str(3.0))
print(abs(-3), round(3.7), round(-3.5), divmod(9, 4), pow(3, 4), pow(3, 4, 5), max(3, 9), min([3, 9]), sum([1, 2]), len("abc"), sorted([2, 1]))
for bad in (lambda: len(None), lambda: abs("a"), lambda: round("a"), lambda: ord(""), lambda: ord(5), lambda: chr("a"), lambda: bin(1.5), lambda: hex("a"), lambda: hash({}), lambda: pow("a", 2), lambda: divmod("a", 1), lambda: int("a", 99), lambda: int(1.5, 2), lambda: float([]), lambda: list(1), lambda: dict(1), lambda: chr(0x110000), lambda: len(1, 2), lambda: abs()):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
print(None is None, None == 0, None == None, True == 1, True is True, False == 0, 1 is not None, not None, True and "x", 0 or "y", None or 0, 1 and 0 and 2)
print((1 and 2) or 3, not (1 and 0), 5 if [] else 6, [] or {} or "last", "a" and "" and 1, 1 < 2 and 2 < 3, not 1 == 2)
print(print("printed"), [print(i, end=" ") for i in range(3)])


def f(x):
    "Doc of f."
    return x


print(f.__name__, (lambda: 0).__name__, A.m.__name__, __name__)
print(type(5)("7"), type([])("ab"), type("")(3), [t("1") for t in (int, float, str)], list(map(type, (1, "a")))[1] is str)
total = 0
kinds = [1, 2.0, "3", None, [4], (5,), {6: 7}, True]
for i in range(4000):
    v = kinds[i % 8]
    if isinstance(v, bool):
        total += 1000
    elif isinstance(v, (int, float)):
        total += int(v)
    elif isinstance(v, str):
        total += ord(v)
    elif v is None:
        total -= 1
    else:
        total += len(v)
    if callable(v) or hasattr(v, "nothing"):
        total = -1
print(total)
