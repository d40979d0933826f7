# One class with nearly every special method, and what of the language calls each.
class Spy:
    def __init__(self, name):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "log", [])

    def _note(self, *what):
        self.log.append(what)
        return what


def special(name, result):
    def method(self, *args, **kwargs):
        self._note(name, *(a.name if isinstance(a, Spy) else a for a in args))
        return result(self, *args) if callable(result) else result

    method.__name__ = name
    return method


BINARY = "add sub mul truediv floordiv mod pow matmul lshift rshift and or xor divmod".split()
for op in BINARY:
    for kind in ("", "r", "i"):
        if (op, kind) != ("divmod", "i"):
            setattr(Spy, f"__{kind}{op}__", special(f"{kind}{op}", f"<{kind}{op}>"))
for op in "lt le gt ge eq ne".split():
    setattr(Spy, f"__{op}__", special(op, op))
for op, result in {"neg": "-", "pos": "+", "invert": "~", "abs": "abs", "int": 5, "float": 2.5, "complex": 1j, "index": 3, "bool": True, "len": 7, "hash": 11, "str": "text", "repr": "<spy>", "bytes": b"by", "format": "fmt", "round": "rnd", "trunc": "tr", "floor": "fl", "ceil": "ce", "length_hint": 4, "call": "called", "getitem": lambda self, i: i if not isinstance(i, int) or i < 3 else (_ for _ in ()).throw(IndexError), "setitem": None, "delitem": None, "contains": False, "reversed": "rev", "enter": "entered", "exit": True, "dir": ["b", "a"]}.items():
    setattr(Spy, f"__{op}__", special(op, result))
s = Spy("s")
t = Spy("t")
print(s + 1, 1 + s, s - t, 2 * s, s / 2, s // 2, s % 2, s**2, 2**s, s @ t, 1 @ s, s << 1, 1 >> s, s & 1, 1 | s, s ^ t, divmod(s, 2), divmod(2, s))
x = s
x += 1
print(x)
x = s
x @= t
print(x, s < 1, s <= t, s > 1, s >= 1, s == 1, s != 1, 1 < s, -s, +s, ~s, abs(s))
print(int(s), float(s), complex(s), bool(s), len(s), hash(s), str(s), repr(s), bytes(s), f"{s:spec}", format(s), round(s), round(s, 2))
print([10, 20, 30, 40][s], hex(s), "abcdef"[s], s(1, k=2), s[1], s["k"], s[1:2], s[1, ...], [*iter(s)][:0], 5 in s, reversed(s), dir(s))
s["k"] = "v"
del s[0]
with s as entered:
    print(entered)
    raise ValueError("swallowed")
import math
import operator

print(math.trunc(s), math.floor(s), math.ceil(s), operator.length_hint(s), operator.index(s), list(range(s)), bool(not s))
for entry in s.log:
    if entry[0] not in ("exit", "len"):
        print(*entry, sep=" ", end="; ")
print(len(t.log))


class Access:
    def __getattr__(self, name):
        return f"made {name}"

    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


a = Access()
a.x = 1
print(a.x, a.y)
del a.x
print(a.x, getattr(a, "q"), hasattr(a, "anything"))
try:
    del a.never
except AttributeError as error:
    print(type(error).__name__)
