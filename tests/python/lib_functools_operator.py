# Functions on functions and operators as functions.
import functools
import operator
from collections.abc import Sequence

print(functools.reduce(operator.mul, range(1, 6)), functools.reduce(lambda a, b: b + a, "abc", ""), functools.reduce(operator.add, [], 7))
try:
    functools.reduce(operator.add, [])
except TypeError as error:
    print(error)
rows = [("b", 2, {"k": 1}), ("a", 3, {"k": 0}), ("c", 1, {"k": 2})]
print(sorted(rows, key=operator.itemgetter(1)), list(map(operator.itemgetter(0, 1), rows)), max(rows, key=lambda r: operator.itemgetter("k")(r[2]))[0])


class Thing:
    def __init__(self, n):
        self.n, self.inner = n, None

    def scaled(self, k, plus=0):
        return self.n * k + plus


t = Thing(4)
t.inner = Thing(5)
print(operator.attrgetter("n")(t), operator.attrgetter("inner.n", "n")(t), operator.methodcaller("scaled", 3, plus=1)(t), repr(operator.itemgetter(1)), repr(operator.methodcaller("m", 1)))
print(operator.add(1, 2), operator.truediv(1, 2), operator.floordiv(-7, 2), operator.pow(2, 5), operator.neg(3), operator.not_(0), operator.contains("abc", "b"), operator.concat([1], [2]), operator.getitem("abc", 1), operator.is_(None, None), operator.xor(5, 3), operator.lshift(1, 4), operator.countOf("banana", "a"), operator.indexOf("abc", "c"), operator.truth([]), operator.matmul if False else "", operator.index(True), operator.eq(1, 1.0))
target = [1, 2, 3]
operator.setitem(target, 0, 9)
operator.delitem(target, 1)
print(target, operator.iadd(target, [4]), target, operator.iadd(1, 2), operator.call(max, 1, 5))


@functools.total_ordering
class Grade:
    def __init__(self, letter):
        self.letter = letter

    def __eq__(self, other):
        return self.letter == other.letter

    def __lt__(self, other):
        return self.letter > other.letter


a, b = Grade("A"), Grade("B")
print(a > b, a >= b, b <= a, b < a, a != b, a >= Grade("A"), max([b, a]).letter)


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return "[" + ", ".join(map(show, value)) + "]"


@show.register(Sequence)
def _(value):
    return f"sequence of {len(value)}"


@show.register
def _(value: float | complex):
    return f"number {value}"


print(show(1), show(True), show("text"), show([1, (2, "x")]), show(range(3)), show(1.5), show(2j), show(None), show.dispatch(bool)(False), show.registry[int](5))


class Formatter:
    @functools.singledispatchmethod
    def format(self, value):
        return repr(value)

    @format.register
    def _(self, value: int):
        return f"#{value}"

    @format.register
    @classmethod
    def _(cls, value: str):
        return f"{cls.__name__}:{value}"


print(Formatter().format(3), Formatter().format("x"), Formatter().format(1.5))


def compare(a, b):
    return (len(a) > len(b)) - (len(a) < len(b)) or (a > b) - (a < b)


print(sorted("ccc a bb aa b".split(), key=functools.cmp_to_key(compare)), max("ccc a".split(), key=functools.cmp_to_key(compare)))


def documented(f):
    @functools.wraps(f)
    def inner(*args):
        return f(*args)

    return inner


@documented
def original(a: int) -> str:
    """Says."""


print(original.__name__, original.__doc__, original.__annotations__, original.__wrapped__.__name__, original.__qualname__)
calls = []


@functools.lru_cache(maxsize=2, typed=True)
def typed(x):
    calls.append(x)
    return type(x).__name__


print(typed(1), typed(1.0), typed(1), typed(True), typed(1), calls, typed.cache_info())


@functools.cache
def collatz(n):
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


print(max(range(1, 400), key=collatz), collatz.cache_info().currsize > 400)
base = functools.partial(lambda a, b, c=0: (a, b, c), 1)
print(base(2), functools.partial(base, c=5)(3), base.func(1, 2), functools.partial(sorted, reverse=True)([1, 3, 2]))
