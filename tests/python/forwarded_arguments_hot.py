# Functions that pass their arguments on, hot: decorators, bound methods, classes, rests of changing length, dicts with and
# without entries, mutation before the call, and what goes wrong on the way.
import functools


def plain(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)
    return wrapper


def counting(f):
    def wrapper(*args):
        wrapper.calls += 1
        return f(*args)
    wrapper.calls = 0
    return wrapper


def adding(f):
    def wrapper(first, *args, **kwargs):
        kwargs['extra'] = first
        return f(first, *args, **kwargs)
    return wrapper


@plain
def add(a, b):
    return a + b


@counting
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@plain
def with_defaults(a, b=10, *, c=100):
    return a + b + c


@adding
def with_extra(a, b=1, extra=0):
    return (a, b, extra)


@plain
@plain
def twice(a, *rest, **named):
    return a + len(rest) + sum(named.values())


class Base:
    def __init__(self, a, b=2):
        self.total = a + b

    def scale(self, factor, *more):
        return self.total * factor + sum(more)


class Derived(Base):
    made = 0

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        Derived.made += 1

    @plain
    def twice(self, n):
        return self.total * 2 + n

    def forward(self, *args):
        return self.scale(*args)


def tuples(n):
    def f(a, b, c):
        return a * 100 + b * 10 + c
    total = 0
    pair = (2, 3)
    for i in range(n):
        total += f(i & 7, *pair) + f(*(1, 2), 3) + f(*pair, *(i & 3,))
    return total


def lists(n):
    def f(a, b, c=7):
        return a * b + c
    total = 0
    for i in range(n):
        items = [i & 7, 2]
        total += f(*items)
        items.append(5)
        total += f(*items)
    return total


def run(n):
    total = 0
    for i in range(n):
        total += add(i, 1)
        total += with_defaults(i) + with_defaults(i, 1) + with_defaults(i, b=2) + with_defaults(i, c=3)
        total += with_extra(i)[2] + with_extra(i, 2)[1]
        total += twice(i) + twice(i, 2, 3) + twice(i, x=1, y=2)
        d = Derived(i, 1)
        total += d.twice(3) + d.forward(2) + d.forward(3, 4, 5)
        total += Derived(i).total + Derived(a=i, b=4).total
    return total


print(run(60), run(700), Derived.made)
print(fib(15), fib.calls)
print(tuples(700), lists(700))


# Other lengths than before; wrong ones raise what the function itself would.
def caller(args, kwargs={}):
    return add(*args, **kwargs)


for i in range(600):
    caller((i, 1))
for args, kwargs in [((1, 2), {}), ((1,), {'b': 5}), ((1,), {}), ((1, 2, 3), {}), ((), {'a': 1, 'b': 2}), ((1,), {'c': 1})]:
    try:
        print(caller(args, kwargs))
    except TypeError as error:
        print('TypeError:', error)


def spread(callee, rest, mapping):
    return callee(*rest, **mapping)


class Mapping:
    def keys(self):
        return ['a', 'b']

    def __getitem__(self, key):
        return {'a': 40, 'b': 2}[key]


def describe(*args, **kwargs):
    return args, kwargs


for i in range(600):
    spread(describe, (1, i), {})
for callee, rest, mapping in [
    (describe, [1, 2], {}), (describe, 'ab', {'x': 1}), (describe, range(3), Mapping()), (describe, iter((1,)), {}),
    (describe, {1: 2}, {}), (describe, 5, {}), (describe, (), None), (describe, (), 5), (describe, (), {1: 2}),
    (None, (), {}), (add, (), Mapping()), (max, ([3, 9],), {'key': lambda x: -x}), (max, (), {}),
]:
    try:
        print(spread(callee, rest, mapping))
    except TypeError as error:
        print('TypeError:', error)


# The dict is the function's own, also where it was empty when code was compiled.
def own(**kwargs):
    kwargs['seen'] = len(kwargs)
    return kwargs


def own_passed(*args, **kwargs):
    first = own(**kwargs)
    kwargs['late'] = 1
    return first, own(**kwargs), kwargs


for i in range(600):
    result = own_passed()
print(result, own_passed(a=1))


# A wrapper raises in the middle, and shows its arguments.
def fails(a, b):
    return a // b


checked = plain(plain(fails))
total = 0
for i in range(900):
    try:
        total += checked(i, i % 3)
    except ZeroDivisionError as error:
        total += error.__traceback__.tb_next.tb_next.tb_next.tb_lineno
print(total)
