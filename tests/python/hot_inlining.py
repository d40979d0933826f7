# Small functions that get inlined: exceptions, failed guesses and tracebacks through them, recursion, methods.


def square(x):
    return x * x


def distance(x, y):
    return square(x) + square(y)


def checked(x):
    if x < 0:
        raise ValueError("negative: %r" % x)
    return square(x)


def clamp(x, low=0, high=100):
    return low if x < low else high if x > high else x


total = 0
for i in range(4000):
    total += distance(i, 2) - clamp(i) + clamp(i, high=7)
print(total)
for special in (0.5, 2**40, True):
    total += distance(special, 1)
print(total)
try:
    distance("a", 1)
except TypeError as error:
    print("TypeError:", error)


def sum_checked(values):
    good = bad = 0
    for v in values:
        try:
            good += checked(v)
        except ValueError as error:
            bad += 1
            last = str(error)
    return good, bad, last


print(sum_checked([i % 50 - 5 for i in range(3000)]), sum_checked([-0.5] + [1] * 2000))


class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, o):
        return Vec(self.x + o.x, self.y + o.y)

    def scale(self, k):
        return Vec(self.x * k, self.y * k)

    def dot(self, o):
        return self.x * o.x + self.y * o.y

    @property
    def norm2(self):
        return self.dot(self)


acc = Vec(0, 0)
step = Vec(1, 2)
energy = 0
for i in range(3000):
    acc = acc.add(step.scale(i % 3))
    energy += acc.norm2 % 7
    if i == 2000:
        step = Vec(0.5, -1)
print(acc.x, acc.y, energy)


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def power(b, n):
    if n == 0:
        return 1
    half = power(b, n // 2)
    return half * half * (b if n % 2 else 1)


def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1 if n == 0 else ack(m, n - 1))


print(sum(fact(i % 25) for i in range(500)), sum(power(3, i % 60) for i in range(500)), ack(2, 5), power(2.0, 50), fact(30))


def nested(n):
    def level1(x):
        def level2(y):
            return x + y + n

        return level2(x) + level2(1)

    return sum(level1(i) for i in range(n))


print(nested(200), sum(nested(i) for i in range(40)))
apply = lambda f, x: f(x)
twice = lambda f, x: f(f(x))
inc = lambda x: x + 1
print(sum(twice(inc, apply(inc, i)) for i in range(2000)), twice(lambda s: s + "!", "hey"))


def find(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i
    raise LookupError(wanted)


def position(items, wanted):
    try:
        return find(items, wanted)
    except LookupError:
        return -1


haystack = list(range(0, 60, 3))
print(sum(position(haystack, i % 61) for i in range(1500)))


def outermost(i):
    return outer(i) + 1


def outer(i):
    return middle(i) * 2


def middle(i):
    return innermost(i) - 3


def innermost(i):
    if i == 1777:
        return 2**64
    if i == 2222:
        return 0.25
    if i == 2500:
        return None
    return i


value = 0
for i in range(3000):
    try:
        value += outermost(i)
    except TypeError as error:
        print(i, error)
print(value)


def swap(pair):
    a, b = pair
    return b, a


def minmax(a, b):
    return (a, b) if a < b else (b, a)


low = high = 0
for i in range(3000):
    l, h = minmax(i % 7, i % 5)
    low, high = low + l, high + h
    h, l = swap((l, h))
    high -= h - l and 0
print(low, high)


def is_prime(n):
    if n < 2:
        return False
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True


print(sum(is_prime(n) for n in range(2500)), [n for n in range(40) if is_prime(n)])


def counter():
    counter.calls += 1
    return counter.calls


counter.calls = 0
print(sum(counter() for _ in range(1500)))


def default_chain(a, b=None, *rest, c=3):
    b = a if b is None else b
    return a + b + c + len(rest)


print(sum(default_chain(i) + default_chain(i, 1) + default_chain(i, 1, 2, 3, c=0) for i in range(1000)))


def raise_in(n):
    return [1, 2, 3][n]


def middle_frame(n):
    return raise_in(n) + 1


caught = 0
for i in range(2000):
    try:
        caught += middle_frame(i % 5)
    except IndexError as error:
        caught += len(str(error))
print(caught)
