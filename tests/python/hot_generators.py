# Generators driven by hot loops: nested, interleaved, sent to, abandoned, with changing types.


def counter(n):
    i = 0
    while i < n:
        yield i
        i += 1


total = 0
for v in counter(5000):
    total += v
print(total)


def nested(n):
    for i in counter(n):
        for j in counter(i % 4):
            yield i * j


print(sum(nested(2000)))


def chain(*iterables):
    for iterable in iterables:
        yield from iterable


print(sum(chain(counter(1000), range(1000), [1, 2, 3])))


def types():
    for i in range(3000):
        if i < 1000:
            yield i
        elif i < 2000:
            yield i / 2
        else:
            yield str(i)


ints = floats = chars = 0
for v in types():
    if isinstance(v, int):
        ints += v
    elif isinstance(v, float):
        floats += v
    else:
        chars += len(v)
print(ints, floats, chars)


def primes(limit):
    sieve = [True] * limit
    for n in range(2, limit):
        if sieve[n]:
            yield n
            for m in range(n * n, limit, n):
                sieve[m] = False


print(sum(primes(6000)), list(primes(40)))


def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None or y is not None:
        if y is None or (x is not None and x <= y):
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)


merged = list(merge(range(0, 3000, 3), range(0, 3000, 5)))
print(len(merged), merged == sorted(merged), merged[:8])


def running_average():
    total = count = 0
    average = 0.0
    while True:
        total += yield average
        count += 1
        average = total / count


r = running_average()
next(r)
for i in range(3000):
    last = r.send(i if i < 2000 else i * 0.5)
print(last)
abandoned = 0
for i in range(1500):
    g = counter(10)
    next(g)
    abandoned += next(g)
print(abandoned)


def windows(iterable, n):
    window = []
    for item in iterable:
        window.append(item)
        if len(window) > n:
            window.pop(0)
        if len(window) == n:
            yield tuple(window)


print(sum(max(w) - min(w) for w in windows(((i * 37) % 101 for i in range(2000)), 4)))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(sum(tree(10)))


def failing(n):
    for i in range(n):
        if i == n - 1:
            raise ValueError("at the end")
        yield i


seen = 0
for k in range(300):
    try:
        for v in failing(k % 9 + 1):
            seen += v
    except ValueError:
        seen += 100
print(seen)
squares = (i * i for i in range(4000))
evens = (s for s in squares if s % 2 == 0)
print(sum(evens))


class Tree:
    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


def build(n):
    return Tree(n) if n < 2 else Tree(n, build(n - 1), build(n - 2))


print(sum(build(12)), len(list(build(10))))
