"""Closures with cells that change kind while hot: counters, accumulators, shared and late-bound cells."""


def counter(start=0, step=1):
    value = start

    def bump(by=None):
        nonlocal value
        value += step if by is None else by
        return value

    def peek():
        return value

    def reset(to=start):
        nonlocal value
        old, value = value, to
        return old

    return bump, peek, reset


def drive(turns):
    bump, peek, reset = counter()
    other, _, _ = counter(100, 0.5)
    out = []
    for i in range(turns):
        bump()
        other()
        if i % 100 == 50:
            out.append((reset(i / 2), peek(), other(2**70 if i > 200 else 1)))
    return out, peek(), other(0)


print(drive(360))
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def adders(n):
    made = []
    for i in range(n):
        def add(x, k=i):
            return x + k + i
        made.append(add)
    first = [f(0) for f in made]
    i = 1000
    return first, [f(0) for f in made]


print(adders(4))


def make_chain(depth):
    f = lambda x: x
    for d in range(depth):
        f = (lambda g, d: lambda x: g(x + d))(f, d)
    return f


chain = make_chain(30)
print(sum(chain(i) for i in range(50)), chain(0.5), chain(2**64))


def unbound():
    def read():
        return cell
    try:
        read()
    except NameError as error:
        print(error)
    cell = 1
    print(read(), read.__closure__[0].cell_contents)
    del cell
    try:
        read()
    except NameError as error:
        print(error)
    try:
        read.__closure__[0].cell_contents
    except ValueError as error:
        print(error)


unbound()


def memo_fib():
    cache = {0: 0, 1: 1}

    def fib(n):
        if n not in cache:
            cache[n] = fib(n - 1) + fib(n - 2)
        return cache[n]

    return fib, cache


fib, cache = memo_fib()
print(fib(120), len(cache), fib(5))


def three_levels(turns):
    a = 0

    def middle():
        b = 0

        def inner(k):
            nonlocal a, b
            a += k
            b += a % 7
            return b

        for k in range(turns):
            inner(k)
        return b

    return middle(), a, middle(), a


print(three_levels(150))


class Holder:
    n = 0

    def watchers(self):
        def up():
            self.n += 1
            return self.n

        return up, lambda: self.n * 2


up, double = Holder().watchers()
for _ in range(250):
    up()
print(double(), up.__closure__[0].cell_contents.n, Holder.n)
setter = counter()[0]
setter(40)
print(setter(), sorted(c.cell_contents for c in setter.__closure__))
