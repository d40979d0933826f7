print([ "a'b", 'a"b', "a'b\"c", "\n\t\r\\", "\x00\x1f\x7f", "é", "\u200b", "😀", "\xa0", "\u2028", "" ])
print(repr(b"a'b\"\n\x00\xff"), repr(bytearray(b"x")), ascii("é😀\n'"), repr(1e16), repr(-0.0), repr(1 + 0j), repr(-1j), repr(complex("nan")), repr([[], {}, (), (1,), set(), frozenset([1])]), repr(slice(1, None)), repr(range(3)), repr(...), repr(NotImplemented), repr(None), repr(int), repr(type(None)), str(b"a"), repr(memoryview(b"a"))[:11])
class A: pass
class B:
    def __repr__(self): return "B!"
class C(B):
    def __str__(self): return "Cstr"
class D:
    def __repr__(self): return 5
print(repr(A()).split(" at ")[0], str(B()), [B(), C()], str(C()), f"{C()!r} {C()}", {B(): C()}, (C(),), A, A.__repr__ is object.__repr__, Exception("x", 1), repr(ValueError()), str(KeyError("k")), repr(OSError(2, "no")), str(OSError(2, "no", "f")))
try: repr(D())
except TypeError as e: print(e)
l = [1]; l.append(l); d = {}; d["d"] = d; s = [d, l]; print(l, d, s, repr(lambda: 1).split(" at")[0], repr(len), repr([].append).split(" at")[0], repr((x for x in [])).split(" at")[0], repr(iter([])).split(" at")[0], repr(str.upper), repr(dict.fromkeys).split(" at")[0])
import collections, datetime, decimal, fractions, pathlib, re, enum, types
print(repr(collections.OrderedDict(a=1)), repr(decimal.Decimal("1.0")), repr(fractions.Fraction(1, 2)), repr(datetime.date(2024, 1, 2)), repr(pathlib.PurePosixPath("a/b")), repr(re.compile("a", re.I)), repr(types.SimpleNamespace(a=1)), repr(collections.deque([1], 2)), repr({}.keys()), repr({1: 2}.items()), repr(property()).split(" at")[0], repr(super(C, C())))
