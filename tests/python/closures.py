# Closures: shared cells, counters, late binding, currying, closures in loops.


def make_counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def peek():
        return count

    return increment, peek


inc, peek = make_counter(10)
other_inc, other_peek = make_counter()
for i in range(2500):
    inc()
    if i % 2:
        other_inc(3)
print(peek(), other_peek())


def adder(n):
    return lambda x: x + n


adders = [adder(n) for n in range(5)]
print([add(10) for add in adders])

late = []
for n in range(4):
    late.append(lambda: n)
print([fn() for fn in late])
early = [lambda n=n: n for n in range(4)]
print([fn() for fn in early])


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value

    return composed


pipeline = compose(str, lambda x: x * 2, adder(3))
print(pipeline(4), pipeline(40))


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed by inner"
            return x

        return inner

    before = x
    middle()()
    return before, x


print(outer())


def memoize(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


def accumulate():
    total = 0
    history = []

    def add(x):
        nonlocal total
        total += x
        history.append(total)
        return total

    return add, history


add, history = accumulate()
for i in range(3000):
    add(i if i % 2 else -1)
print(history[-1], len(history), history[:6])


def deleted():
    value = 1

    def get():
        return value

    first = get()
    del value
    try:
        return first, get()
    except NameError as error:
        return first, str(error)


print(deleted())
