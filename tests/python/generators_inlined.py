"""Loops over generators that are made for them: what the loop does, and what the generator does, in all combinations."""
import traceback


def upto(n):
    i = 0
    while i < n:
        yield i
        i += 1


def both(n):
    for i in range(n):
        if i % 3 == 0:
            yield -i
        else:
            yield i * 2


def grid(n, m):
    for i in range(n):
        for j in range(m):
            yield i, j


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def scaled(source, factor):
    for x in source:
        yield x * factor


def chained(n):
    first = yield from upto(n)
    second = yield from counted(n)
    yield first
    yield second


def counted(n):
    for i in range(n):
        yield i
    return n * 100


def growing(n):
    value = 1
    for _ in range(n):
        yield value
        value = value * 3


def turning(n):
    value = 0
    for i in range(n):
        yield value
        value = value + 1 if i < n // 2 else value + 0.5


def answered(n):
    for i in range(n):
        got = yield i
        yield got


def failing(n):
    for i in range(n):
        if i == 7:
            raise KeyError(i)
        yield i


def dividing(n):
    for i in range(n):
        yield 100 // (n - 2 - i)


def stopping(n):
    for i in range(n):
        if i == 5:
            raise StopIteration
        yield i


def guarded(n):
    for i in range(n):
        try:
            yield i
        finally:
            LOG.append(i)


def nothing():
    return
    yield


def closing_over(n):
    total = 0

    def add(k):
        nonlocal total
        total += k
        return total

    for i in range(n):
        yield add(i)


LOG = []


class Walk:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            yield item

    def backwards(self):
        i = len(self.items)
        while i:
            i -= 1
            yield self.items[i]


class Tree:
    def __init__(self, left, value, right):
        self.left, self.value, self.right = left, value, right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.value
        if self.right is not None:
            yield from self.right


def tree(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(tree(low, middle), middle, tree(middle + 1, high))


def total(n):
    s = 0
    for x in upto(n):
        s += x
    return s


def floats(n):
    s = 0.0
    for x in turning(n):
        s += x * 0.5
    return s


def bigs(n):
    s = 0
    for x in growing(n):
        s ^= x
    return s


def two_places(n):
    out = []
    for x in both(n):
        if x < -9:
            continue
        if x > 40:
            out.append("end")
            break
        out.append(x)
    else:
        out.append("else")
    return out


def cells(n, m):
    s, last = 0, None
    for i, j in grid(n, m):
        for k in range(2):
            if (i + j + k) % 5 == 3:
                break
        else:
            s += i * 10 + j
        last = i, j
    return s, last


def pipeline(n):
    return [x + 1 for x in scaled(evens(upto(n)), 3)]


def found(n, wanted):
    for x in scaled(upto(n), 2):
        if x == wanted:
            return x
    return None


def delegated(n):
    out = []
    for x in chained(n):
        out.append(x)
    return out


def sent(n):
    out = []
    for x in answered(n):
        out.append(x)
    return out


def caught_inside(n):
    out = []
    try:
        for x in failing(n):
            out.append(x)
    except KeyError as error:
        out.append(repr(error))
    return out


def caught_in_body(n):
    out = []
    for x in upto(n):
        try:
            out.append(10 // (x - 4))
        except ZeroDivisionError:
            out.append("zero")
            continue
        finally:
            out.append(x)
    return out


def caught_around(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        lines = traceback.format_exception(error)
        return type(error).__name__, [line.split(", ", 1)[1] for line in "".join(lines).split("\n") if "File" in line]


def divided(n):
    s = 0
    for x in dividing(n):
        s += x
    return s


def stopped(n):
    s = 0
    for x in stopping(n):
        s += x
    return s


def finished(n):
    s = 0
    for x in guarded(n):
        s += x
    return s


def empty():
    for x in nothing():
        return x
    return "nothing"


def captured(n):
    return [x for x in closing_over(n)]


def expressions(xs):
    s = 0
    for y in (x * x for x in xs if x & 1):
        for z in (y - w for w in upto(3)):
            s += z
    return s


def walked(walk):
    s = 0
    for x in walk:
        for y in walk.backwards():
            if y > x:
                break
            s += x * y
    return s


def kept(n):
    """The generator is known elsewhere, too."""
    steps = upto(n)
    out = []
    for x in steps:
        out.append(x)
        if x % 3 == 1:
            out.append(next(steps, None))
    out.append(next(steps, "over"))
    return out


def left_and_resumed(n):
    steps = upto(n)
    out = []
    for _ in range(3):
        for x in steps:
            if x % 4 == 3:
                break
            out.append(x)
        out.append("|")
    return out


def zipped(n):
    return [(i, x, y) for i, (x, y) in enumerate(zip(upto(n), both(n)))]


def flattened(levels):
    def flat(x):
        if isinstance(x, list):
            for y in x:
                yield from flat(y)
        else:
            yield x

    return [x for x in flat(levels)]


def changing(values):
    s = 0
    for x in scaled(values, 2):
        s = s + len(x) if isinstance(x, str) else s + x
    return s


def unpacked(n):
    a, *rest = upto(n)
    return a, rest


def in_order(t):
    return [x for x in t]


def generator_over_generators(n):
    for x in evens(upto(n)):
        yield x
        for y in both(3):
            yield y


def every(n):
    return list(generator_over_generators(n))


def run():
    results = [
        total(20),
        floats(21),
        bigs(60),
        two_places(9),
        two_places(60),
        cells(4, 5),
        pipeline(12),
        found(30, 44),
        found(30, 45),
        delegated(4),
        sent(3),
        caught_inside(5),
        caught_inside(10),
        caught_in_body(7),
        caught_around(divided, 6),
        caught_around(stopped, 9),
        caught_around(finished, 4),
        empty(),
        captured(6),
        expressions(range(9)),
        walked(Walk([3, 1, 2, 5])),
        kept(10),
        left_and_resumed(12),
        zipped(4),
        flattened([1, [2, [3, [], 4]], [[5]]]),
        changing([1, 2, 3]),
        unpacked(4),
        in_order(tree(0, 9)),
        every(5),
    ]
    return results


first = run()
for line in first:
    print(line)
for _ in range(150):
    assert run() == first
print(changing([1, 2.5, "abc", 4, 2**70]), total(100_000), floats(3_000))
print(len(LOG), LOG[:5])
