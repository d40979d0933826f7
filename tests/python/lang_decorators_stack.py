import functools
def trace(prefix):
    def wrap(f):
        @functools.wraps(f)
        def run(*a, **k):
            log.append(f"{prefix}{f.__name__}{a}")
            return f(*a, **k)
        return run
    return wrap
log = []
class Count:
    def __init__(self, f): functools.update_wrapper(self, f); self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, obj, owner): return functools.partial(self, obj) if obj else self
@trace("a:")
@trace("b:")
@Count
def add(x, y=1):
    "Adds."
    return x + y
print(add(1, 2), add.__wrapped__.__wrapped__.n, add.__doc__, add.__name__, log); log.clear()
class T:
    @Count
    def m(self, k): return k * 2
    @property
    @trace("p:")
    def p(self): return 5
    @staticmethod
    @trace("s:")
    def s(x): return x
    @classmethod
    @trace("c:")
    def c(cls, x): return cls.__name__, x
    @functools.cached_property
    def once(self): log.append("once"); return [1]
t = T()
print(t.m(3), t.m(4), T.m.n, t.p, t.s(1), T.c(2), t.once is t.once); print([l.split("(")[0] for l in log])
def register(table, name=None):
    def deco(f): table[name or f.__name__] = f; return f
    return deco
table = {}
@register(table)
def one(): return 1
@register(table, "zwei")
def two(): return 2
print({k: f() for k, f in table.items()})
@functools.singledispatch
def show(x): return f"any {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
@show.register(str)
@show.register(bytes)
def _(x): return f"text {x!r}"
print(show(1), show(True), show([1]), show("s"), show(b"b"), show(1.5), show.dispatch(bool) is show.dispatch(int))
@(lambda cls: cls())
class Single: value = 7
print(Single.value); n = 0
for i in range(1000): n += add(i)
print(n, len(log))
def retry(times):
    def deco(f):
        def run(*a):
            for k in range(times):
                try: return f(*a, k)
                except ValueError as e: last = e
            raise last
        return run
    return deco
@retry(3)
def flaky(need, k):
    if k < need: raise ValueError(f"try {k}")
    return k
print(flaky(2))
try: flaky(5)
except ValueError as e: print(e)
