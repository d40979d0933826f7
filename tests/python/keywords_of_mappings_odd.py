# Mappings as keywords: the order of evaluation, many arguments, names that are parameters or not, subclasses of dict.
def log(x): print("eval", x); return x
def f(*a, **k): return a, k
print(f(log(1), log(2), **log({"a": log(3)})))
print(f(log(1), *log([5]), **log({"a": 3})))
print(f(*[], **{}), f(**{}), f(1, **{}))
class M:
    def keys(self): print("keys"); return iter(["p"])
    def __getitem__(self, k): print("item", k); return 9
print(f(log(1), **M()))
print(f(log(1), x=2, **M(), y=3))
x = 1
def g():
    global x
    x = 5
    return {"z": x}
print(f(x, **g()))
def h(y):
    return f(y, **(y := 7) and {"q": y})
print(h(2))
print(max([1, 2, 3], **{"key": lambda v: -v}), sorted([3, 1], **{"reverse": True}))
print(*[1, 2], **{"sep": "-"}); print(1, 2, **{"sep": "+", "end": "!\n"})
try: f(**{"a": 1}, **{"a": 2})
except TypeError as e: print(e)
many = {f"k{i}": i for i in range(20)}
print(len(f(*range(30), **many)[1]), f(*range(9))[0], len(f(1, *range(7), **{"a": 1})[0]), dict(**many) == many)
def big(a, b, c, d, e, f, g, h, i, j, **k): return a + j, k
for _ in range(300): r = big(1, 2, 3, 4, 5, **{"f": 1, "g": 2, "h": 3, "i": 4, "j": 5, "zz": 6})
print(r)
def own(**options): 
    def inner(a, **o): o["seen"] = a; return o
    return inner(1, **options), options
for _ in range(300): r = own(u=1)
print(r)
def self_named(self, **k): return self, k
for i in range(300):
    try: r = self_named(1, **{"self": 2} if i == 290 else {"t": 2})
    except TypeError as e: print(e)
print(r)
def posonly(self, /, **k): return self, k
for i in range(300): r = posonly(1, **{"self": i})
print(r)
import functools
p = functools.partial(f, 1, a=2)
for i in range(200): r = p(3, **{"b": 4})
print(r)
print({"a": 1, "a": 2, "b": 3}, {"a": 1, **{"a": 5}}, {"a"+"b": 1, "ab": 2})
def chg(i):
    d = {"x": 1, "y": i, "x": 3}
    d["w"] = 1
    return d
for i in range(300): r = chg(i)
print(r)
async def co(a, **k): return a, k
import asyncio
print(asyncio.run(co(1, **{"b": 2})))
def gen(a, **k): yield a; yield k
for i in range(200): r = list(gen(i, **{"b": i}))
print(r)
class D(dict):
    def __getitem__(self, k): return "sub"
for i in range(200): r = f(**D(a=1))
print(r)
