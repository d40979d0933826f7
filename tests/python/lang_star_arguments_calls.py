def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], c=3, **{"d": 0, "z": 1}), f(c=1, a=2), f(*"ab", *(5, 6), c=7))
def p(a, b, /, c, *, d): return a, b, c, d
print(p(1, 2, 3, d=4), p(1, 2, c=3, d=4))
for bad in ("f()", "f(1)", "f(1, c=2, a=3)", "p(1, b=2, c=3, d=4)", "p(1, 2, 3, 4)", "p(1, 2, 3)", "f(1, 2, c=1, c=2)" if 0 else "f(**{'a': 1}, c=2, **{'a': 3})", "(lambda: 0)(1)", "(lambda a, b: 0)(1)", "(lambda a, b, c: 0)()", "f(*5)", "f(**5)", "len()", "len(1, 2)", "int(1, 2, 3)", "print(foo=1)", "sorted()", "[].append()", "''.join(1, 2)", "dict(1, 2)", "p(1, 2, 3, d=4, e=5)", "p(1, 2, 3, 4, d=5)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "->", e)
class M:
    def m(self, a, *b, **c): return a, b, c
    @classmethod
    def k(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a, **k): return a, k
    def __call__(self, *a, x=1): return a, x
    def __init__(self, *a, **k): self.args = a, k
m = M(1, q=2)
print(m.args, m.m(1, 2, z=3), M.m(m, 5), M.k(1), m.s(1, y=2), m(1, 2, x=3), m.m(*[1, 2, 3], **{"self_": 1}))
try: m.m()
except TypeError as e: print(e)
total = 0
def hot(a, *rest, k=1, **kw): return a + len(rest) * k + sum(kw.values())
for i in range(1500): total += hot(i, i, i) + hot(*[1, 2, 3][: i % 3 + 1], k=i % 4) + hot(a=1, z=i)
print(total)
def swap(a, b): return b, a
print(swap(*swap(1, 2)), swap(**dict(b=1, a=2)), max(*[3, 9, 4], key=lambda v: -v), print(*"abc", sep="-", end="!\n"))
