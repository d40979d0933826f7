"""functools: partial, wraps, lru_cache, singledispatch, reduce, total_ordering, cached_property, cmp_to_key."""
import functools
from functools import cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering, wraps


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, k=2)
q = partial(p, 3, k=4, j=5)
print(p(), q(6, j=7), q.func is show, q.args, q.keywords, attempt(lambda: partial(3)), attempt(partial))
print(reduce(lambda a, b: f"({a}{b})", "abcd"), reduce(max, [3], 9), reduce(None, [], "init"), attempt(lambda: reduce(max, [])))


def documented(tag):
    def decorate(f):
        @wraps(f)
        def inner(*a, **k):
            "inner doc"
            return tag, f(*a, **k)
        return inner
    return decorate


@documented("x")
@documented("y")
def base(a: int, *, b=2) -> str:
    "base doc"
    return a + b


base.extra = 1
print(base(1), base.__name__, base.__doc__, base.__wrapped__.__wrapped__(5), base.__annotations__, base.__qualname__)


@lru_cache(maxsize=3)
def squared(x):
    calls.append(x)
    return x * x


calls = []
for x in (1, 2, 3, 1, 4, 2, 1.0, True):
    squared(x)
print(calls, squared.cache_info(), squared.cache_parameters(), squared.__wrapped__(9), attempt(lambda: squared([])))
squared.cache_clear()
print(squared.cache_info(), lru_cache(typed=True, maxsize=None)(abs).cache_parameters())


@functools.cache
def paths(r, c):
    return 1 if 0 in (r, c) else paths(r - 1, c) + paths(r, c - 1)


print(paths(16, 16), paths.cache_info())


@singledispatch
def tell(x, depth=0):
    return f"object {x!r}"


@tell.register
def _(x: int, depth=0):
    return f"int {x}"


@tell.register(list)
@tell.register(tuple)
def _(x, depth=0):
    return [tell(y, depth + 1) for y in x]


@tell.register
def _(x: float | None, depth=0):
    return f"maybe {x} at {depth}"


print(tell([1, True, (2.5, None), "s", {}]), tell.dispatch(bool) is tell.registry[int], sorted(k.__name__ for k in tell.registry), attempt(tell))


class Printer:
    @singledispatchmethod
    def do(self, x): return "any"
    @do.register
    def _(self, x: str): return "str " + x
    @do.register
    @classmethod
    def _(cls, x: bytes): return cls.__name__
    show = partialmethod(show, "bound", end=1)


pr = Printer()
print(pr.do(1), pr.do("s"), pr.do(b""), pr.show(2)[0][1:], pr.show(end=5)[1])


@total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, o): return self.parts == o.parts if isinstance(o, Version) else NotImplemented
    def __lt__(self, o): return self.parts < o.parts if isinstance(o, Version) else NotImplemented


v, w = Version("1.2"), Version("1.10")
print(v < w, v <= w, v > w, v >= w, v != w, attempt(lambda: v <= 3), attempt(lambda: total_ordering(type("T", (), {}))))


class Lazy:
    count = 0

    @cached_property
    def value(self):
        "computed once"
        Lazy.count += 1
        return Lazy.count * 10


z = Lazy()
print(z.value, z.value, vars(z), Lazy.value.__doc__, Lazy.value.attrname)
del z.value
z2 = Lazy()
z2.value = "set"
print(z.value, z2.value, Lazy.count)
print(sorted([3, 11, 2, 22], key=cmp_to_key(lambda a, b: (str(a) > str(b)) - (str(a) < str(b)))), cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(1))


def hot(turns):
    add3 = partial(lambda a, b, c: a * 100 + b * 10 + c, 3)
    total = 0
    for i in range(turns):
        total += add3(i % 5, c=i % 3) + squared(i % 4) + len(tell([i, 1.5])[1]) + (Version("1.%d" % i) >= w) + Lazy().value % 3
    return total, squared.cache_info()


print(hot(300))
