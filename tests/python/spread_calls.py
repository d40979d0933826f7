# Calls with stars alone and beside others, and functions that take all keywords, in hot loops.
from functools import lru_cache, wraps
from itertools import islice, repeat
from abc import ABC
from collections.abc import Sequence, Sized


def traced(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@traced
def power(base, exponent=2, *, offset=0):
    return base**exponent + offset


def three(a, b, c=7):
    return a * 100 + b * 10 + c


def keywords(first=0, /, **others):
    others["more"] = first
    return sorted(others.items())


class Counted:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs


class Mapping:
    def keys(self):
        return ["b", "a"]

    def __getitem__(self, key):
        return ord(key) - 96


def loop(count):
    total = 0
    pair, triple, named = (1, 2), [3, 4, 5], {"b": 6, "a": 5}
    for i in range(count):
        total += power(i % 9) + power(2, i % 7) + power(3, offset=i)
        total += three(*pair) + three(*triple) + three(*(i % 3, i % 5)) + three(*pair, c=i % 4)
        total += three(**named) + three(1, *pair) + three(*pair, *pair[:1])
        total += three(*(j for j in range(2))) + len(three(*Mapping().keys(), c="")) if i < 0 else 1
        total += len(keywords(i)) + keywords(i, x=2)[0][1]
        made = Counted(*pair, **named)
        made.kwargs["b"] = i
        total += made.args[1] + named["b"]
    return total


print(loop(500), power.calls)
print(three(**Mapping()))
for call in (
    lambda: three(*5),
    lambda: three(**5),
    lambda: three(**{1: 2}),
    lambda: three(*[1], **{"a": 2, "b": 1}),
    lambda: three(*(1, 2, 3, 4)),
    lambda: keywords(1, 2),
    lambda: power(*(), **{}),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
given = {"x": 1}
print(keywords(**given), given)


@lru_cache(maxsize=None)
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(150), fibonacci.cache_info())


def texts(count):
    lines = set()
    for i in range(count):
        name = "äß€"[i % 3]
        lines.add(f"{i % 10}:{name}{'':>2}{i % 2!r}" + f"{name}" + f"{''}{''}" + f"{i % 3}-{'𝄞' if i % 50 == 0 else ''}")
        entry = {"i": i % 4, name: lines, i % 2: 1, True: 2}
        lines |= {len(entry), f"{len({j % 3 for j in range(i % 7)})}"}
    return sorted(map(str, lines))[:40]


print(texts(400))
for first, last in (0, 5), (-3, 3), (5, 5), (7, 2), (2**60, 2**60 + 3), (2**61 - 2, 2**61 + 2):
    print(list(range(first, last)), list(range(last)) if last < 9 else "")

# Iterators that count.
times = repeat("x", 5)
print(next(times), list(islice(times, 2)), times, list(times), list(times), times)
numbers = iter(range(10))
print(list(islice(numbers, 0)), list(islice(numbers, 3)), next(numbers), list(islice(numbers, 1, 4, 2)), list(numbers))
print([pair for pair in zip(range(3), repeat(7))], list(map(pow, range(4), repeat(2))))


# Abstract classes remember their answers until something is registered.
class Base(ABC):
    pass


class Other:
    def __len__(self):
        return 1


print([isinstance(Other(), Base) for _ in range(3)], issubclass(Other, Sized), isinstance([], Sequence))
Base.register(Other)
print([isinstance(Other(), Base) for _ in range(3)], isinstance(Other(), Sequence))
print(sum(isinstance(value, Sequence) for value in [[], (), {}, "", 1, range(2)] * 200))
