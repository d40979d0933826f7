# Calls in hot loops: small functions, recursion, keywords, defaults, closures, methods, deep recursion of 900.


def add(a, b):
    return a + b


def scaled(x, k=3):
    return x * k


def named(*, a, b=1):
    return a - b


def many(a, b, c, d, e, f, g):
    return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7


def rest(first, *others):
    return first + len(others)


total = 0
for i in range(3000):
    total = add(total, scaled(i))
    total = add(b=total, a=scaled(i, k=1))
    total += named(a=i) + named(b=i, a=1)
    total -= many(1, 2, 3, 4, i, 6, 7)
    total += rest(i) + rest(i, 1, 2)
print(total)


def down(n):
    return n if n == 0 else down(n - 1)


def depth_sum(n):
    if n == 0:
        return 0
    return n + depth_sum(n - 1)


print(sum(depth_sum(900) for _ in range(8)), down(900), sum(down(i % 50) for i in range(500)))


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(18), fib(18.0), [fib(k) for k in range(10)])


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


print(even(400), odd(401), sum(even(i % 30) for i in range(500)))


def make(k):
    def inner(x):
        return x + k

    return inner


makers = [make(k) for k in range(5)]
acc = 0
for i in range(3000):
    acc += makers[i % 5](i)
    acc -= make(i)(1)
print(acc)


class Counter:
    def __init__(self):
        self.n = 0

    def bump(self, by=1):
        self.n += by
        return self

    def chain(self, n):
        for _ in range(n):
            self.bump().bump(2).bump(by=-1)
        return self.n


c = Counter()
print(c.chain(2000))
bound = c.bump
for i in range(2000):
    bound()
print(c.n)


def swap(a, b):
    return b, a


x, y = 0, 1
for i in range(3001):
    x, y = swap(x, y)
print(x, y)


def early(n):
    for i in range(n):
        if i * i > n:
            return i
    return -1


print(sum(early(n) for n in range(600)))


def outer(n):
    def helper(k):
        nonlocal calls
        calls += 1
        return k * 2 if k < 10 else helper(k // 2)

    calls = 0
    result = 0
    for i in range(n):
        result += helper(i)
    return result, calls


print(outer(1500))


def variadic_sum(*values, start=0, **ignored):
    for v in values:
        start += v
    return start


s = 0
for i in range(1500):
    s += variadic_sum(i, 1, 2, start=i, extra=None)
    s += variadic_sum(*range(i % 4), **{"start": 1})
print(s)


def takes_none(a=None):
    return 0 if a is None else a


print(sum(takes_none() if i % 2 else takes_none(i) for i in range(3000)))
compose = lambda f, g: lambda x: f(g(x))
inc = lambda x: x + 1
f = inc
for _ in range(60):
    f = compose(f, inc)
print(sum(f(i) for i in range(200)))


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 9))
apply = lambda fn, *args: fn(*args)
print(sum(apply(add, i, 1) + apply(max, i, 10) + apply(len, "abc") for i in range(1000)))


def wrong(i):
    return add(i) if i == 1500 else add(i, i)


try:
    for i in range(3000):
        wrong(i)
except TypeError as error:
    print(i, "TypeError:", error)
