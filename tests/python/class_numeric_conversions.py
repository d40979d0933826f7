"""__index__, __int__, __float__, __complex__, __round__, __bool__, __divmod__ and who uses them."""
import math


class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n


class Num:
    def __int__(self): return 42
    def __float__(self): return 4.25
    def __complex__(self): return 1 - 2j
    def __round__(self, digits=None): return f"round {digits}"
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __abs__(self): return "abs"
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __divmod__(self, o): return ("dm", o)
    def __rdivmod__(self, o): return ("rdm", o)
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o, m=None): return ("rpow", o, m)


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


i, n = Idx(3), Num()
data = list(range(10))
print(data[i], data[Idx(-1)], data[i:Idx(6)], data[::i], "abcdef"[i], (1, 2, 3, 4)[i], range(9)[i])
print(bin(i), hex(Idx(255)), oct(Idx(8)), chr(Idx(65)), int(i), float(i), complex(i), bytes(i))
print([0] * i, "ab" * i, range(i), list(range(Idx(1), i)), math.factorial(i), math.gcd(i, 9), 10 .to_bytes(i, "big"))
print(int(n), float(n), complex(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n))
print(abs(n), -n, +n, ~n, divmod(n, 2), divmod(2, n), pow(n, 3), pow(n, 3, 5), 2 ** n, n ** 2)
print(math.sqrt(n) == 4.25 ** 0.5, math.isfinite(n), "%d %s %.1f" % (n, 1, n))
print(attempt(lambda: data[n]), attempt(lambda: [0] * n), attempt(range, n), sep="\n")
print(attempt(lambda: data["1"]), attempt(lambda: data[1.0]), attempt(lambda: tuple(data)[None]), sep="\n")


class Wrong:
    def __init__(self, result): self.result = result
    def __index__(self): return self.result
    def __int__(self): return self.result
    def __float__(self): return self.result
    def __bool__(self): return self.result
    def __len__(self): return self.result
    def __complex__(self): return self.result
    def __str__(self): return self.result


for result in ("s", 1.5, None, -1):
    w = Wrong(result)
    print([attempt(f, w) for f in (int, float, bool, len)])
    print(attempt(lambda: data[w]), attempt(str, w))


class Empty:
    def __init__(self): self.asked = 0

    def __len__(self):
        self.asked += 1
        return self.asked % 2


def truths(turns):
    things = [Empty(), Idx(0), Num(), 0, "", "x", [], 0.0, -0.0, 0j, None, ...]
    hits = 0
    for turn in range(turns):
        if things[turn % len(things)]:
            hits += 1
        hits += 2 if not things[(turn * 5) % 7] else 0
        hits += data[Idx(turn % 10)]
    return hits, things[0].asked


print(truths(360))


class MyInt(int):
    def __index__(self): return 200
    def __add__(self, o): return "added"


m = MyInt(5)
print(int(m), m + 1, 1 + m, m * 2, [0, 1, 2, 3, 4, 5, 6][m], sum([m, 1]), attempt(sum, [1, m]), f"{m:03d}", hex(m))
