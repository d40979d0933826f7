import functools, operator
from functools import *
@lru_cache(maxsize=3)
def sq(x): calls.append(x); return x * x
calls = []
for x in (1, 2, 3, 1, 4, 2, 1): sq(x)
print(calls, sq.cache_info(), sq.cache_parameters()); sq.cache_clear(); print(sq.cache_info(), sq.__wrapped__(5))
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t.cache_info().misses)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(150), fib.cache_info().hits)
p = partial(int, base=2); print(p("101"), p.func, p.args, p.keywords, p("77", base=8), partial(partial(max, 3), 9)(4))
class C:
    def m(self, a, b): return a, b
    pm = partialmethod(m, 1)
    @cached_property
    def big(self): calls.append("big"); return 42
c = C(); calls.clear(); print(c.pm(2), c.big, c.big, calls, "big" in vars(c)); del c.big; print(c.big, calls)
@total_ordering
class V:
    def __init__(self, *v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(1), V(2) > V(1), V(1, 2) >= V(1, 3), sorted([V(3), V(1)], reverse=True)[0].v)
print(reduce(operator.add, [[1], [2]], []), reduce(lambda a, b: b, "abc"), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try: reduce(operator.add, [])
except TypeError as e: print(e)
def deco(f):
    @wraps(f)
    def w(*a): "w"; return f(*a)
    return w
@deco
def named(a: int) -> str: "doc"; return a
print(named.__name__, named.__doc__, named.__annotations__, named.__wrapped__ is not named)
class S:
    @singledispatchmethod
    def f(self, x): return "any"
    @f.register
    def _(self, x: int): return "int"
    @f.register(str)
    def _(self, x): return "str"
print([S().f(x) for x in (1, "a", 2.5, True)])
total = 0
for i in range(2000): total += sq(i % 3) + p("11")
print(total, sq.cache_info().hits)
