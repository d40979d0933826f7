# Loops over enumerate, zip, map and filter: as if the iterators were made, whatever happens on the way.


def show(name, value):
    print(name, value if isinstance(value, int) else "")
    return value


def enumerated(xs):
    total = 0
    for i, x in enumerate(xs):
        total += i * x
    for i, x in enumerate(xs, 10):
        total += i - x
    for pair in enumerate(xs, -3):
        total += pair[0] * pair[1]
    return total


def zipped(xs, ys):
    total = 0
    for x, y in zip(xs, ys):
        total += x * y
    for i, (x, y) in enumerate(zip(xs, ys)):
        total += i * (x - y)
    for (i, x), (j, y) in zip(enumerate(xs), enumerate(ys, 1)):
        total += i * j + x + y
    for triple in zip(xs, ys, range(10**6)):
        total += len(triple) + triple[2]
    return total


def mapped(xs, k):
    total = 0
    for y in map(lambda x: x * k, xs):
        total += y
    for y in map(lambda a, b: a - b, xs, reversed(xs)):
        total += y * y
    for i, y in enumerate(map(str, xs)):
        total += i + len(y)
    return total


def filtered(xs):
    total = 0
    for x in filter(lambda x: x % 3, xs):
        total += x
    for x in filter(None, xs):
        total += 1
    for i, x in enumerate(filter(lambda x: x & 1, map(lambda x: x + 1, xs))):
        total += i * x
    for x, y in zip(filter(lambda x: x > 2, xs), filter(lambda x: x % 2, xs)):
        total += x * y
    return total


def consumed(xs):
    ys = list(map(lambda x: x * 2, xs))
    zs = list(filter(lambda y: y % 3 == 0, ys))
    pairs = dict(zip(xs, ys))
    numbers = dict(enumerate(map(str, ys)))
    triples = list(zip(xs, ys, ys))
    return (
        len(ys), sum(zs), len(pairs), pairs[5], numbers[3], triples[2],
        tuple(map(lambda x: x % 4, xs))[:6], len(set(map(lambda x: x % 7, xs))),
        sorted(map(lambda x: (x * 37) % 11, xs))[:5], sum(map(lambda x: x / 2, xs)),
        any(map(lambda x: x > 10, xs)), all(map(lambda x: x > 0, xs)), any(filter(None, [0, 0])),
        all(map(str, xs)), sum(x * y for x, y in zip(xs, ys)), [i + x for i, x in enumerate(xs) if x % 2][:4],
        {x: i for i, x in enumerate("abc")}, {a + b for a, b in zip("ab", "cd")} == {"ac", "bd"},
    )


xs = list(range(40))
for _ in range(60):
    last = (enumerated(xs), zipped(xs, xs[:30]), mapped(xs, 3), filtered(xs), consumed(xs))
print(last)
print(enumerated([1.5, 2.5]), zipped((1, 2, 3), [4, 5, 6]), mapped(range(5), 2), filtered({1, 2, 3}))

# The variables keep what they had when a later source ends first.
a = b = None
for a, b in zip(iter([1, 2, 3]), [4, 5]):
    pass
print(a, b)
left = iter([1, 2, 3, 4])
for a, b in zip(left, [9]):
    pass
print(a, b, next(left))
for i, x in enumerate([]):
    print("never")
else:
    print("empty")
for i, x in enumerate("abc"):
    if i == 1:
        break
else:
    print("never")
print(i, x)


# Lists that change meanwhile.
def growing():
    xs = [1, 2, 3]
    out = []
    for i, x in enumerate(xs):
        if len(xs) < 6:
            xs.append(x * 10)
        out.append((i, x))
    for x, y in zip(xs, xs):
        if len(xs) > 2:
            xs.pop()
        out.append(x + y)
    return out


print(growing())


# The order of evaluation, of making iterators, and of calls.
class Noisy:
    def __init__(self, name, n):
        self.name, self.n = name, n

    def __iter__(self):
        print("iter", self.name)
        for i in range(self.n):
            print("next", self.name, i)
            yield i


for x, y in zip(show("first", Noisy("a", 2)), map(show("f", lambda v: show("call", v)), show("second", Noisy("b", 3)))):
    print(x, y)
print(list(map(lambda a, b: (a, b), Noisy("c", 1), Noisy("d", 2))))
print(sorted(filter(lambda v: show("keep", v) != 1, Noisy("e", 3))))
print(any(map(lambda v: show("try", v) == 1, Noisy("g", 5))))


# StopIteration in the function ends the loop; other exceptions leave it.
def stops(x):
    if x == 3:
        raise StopIteration
    return x


def fails(x):
    if x == 3:
        raise ValueError(x)
    return x


for _ in range(30):
    kept = [x for x in map(stops, range(1, 9))], list(filter(stops, [2, 1, 3, 4])), sum(map(stops, range(9)))
print(kept)
print(list(map(next, [iter([1]), iter([2]), iter([]), iter([4])])))
for attempt in (lambda: list(map(fails, range(5))), lambda: sum(filter(fails, range(5))), lambda: dict(zip([[]], [1]))):
    try:
        attempt()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def generator(xs):
    for i, x in enumerate(map(stops, xs)):
        yield i, x
    yield "end"


print(list(generator([1, 2, 3, 4])))

# What is wrong is said as the builtins say it.
for attempt in (
    lambda: [x for x in enumerate(5)],
    lambda: list(zip([1], 5)),
    lambda: list(map(str, 5)),
    lambda: [x for x in map(5, [1])],
    lambda: list(filter(len, 7)),
    lambda: sum(map(str, [1, 2])),
    lambda: [a for a, b in enumerate(enumerate([1, 2]))],
    lambda: [a for a, b, c in enumerate([1, 2])],
    lambda: [a for a, b, c in zip([1], [2])],
    lambda: [a for (a, b), c in enumerate([1, 2])],
    lambda: list(map(lambda x: x, [1], [2])),
):
    try:
        print(attempt())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


# Names that stand for something else.
def local_names(xs):
    def zip(a, b):
        return [(b, a)]

    map = lambda f, values: [f(value) for value in values] + ["mine"]
    return [pair for pair in zip(1, 2)], list(map(str, xs)), list(enumerate(xs))


print(local_names([1, 2]))


def uses(xs):
    out = []
    for i, x in enumerate(xs):
        out.append((i, x))
    out.append(list(map(abs, xs)))
    out.append(sum(filter(None, xs)))
    out.extend(zip(xs, map(str, enumerate(xs))))
    out.append([x for x, y in zip(enumerate(xs), xs)])
    return out


for _ in range(30):
    before = uses([3, -1])
print(before)
names = globals()
saved = {name: value for name, value in zip(("enumerate", "map", "sum", "zip"), (enumerate, map, sum, zip))}
names["enumerate"] = lambda xs: [("mine", x) for x in xs]
print(uses([3, -1]))
names["map"] = lambda f, xs: ("mapped", str(f), len(list(xs)))[::2]
print(uses([3, -1]))
names["sum"] = lambda xs: ("summed", type(xs).__name__, list(xs))
print(uses([3, -1]))
names["zip"] = lambda *xs: [(x, x) for x in xs[0]]
print(uses([3, -1]))
names.update(saved)
print(uses([3, -1]) == before)

# In the bodies of classes and modules, in handlers, and nested.
class Table:
    names = [name for name in map(str.upper, ["a", "b"])]
    for index, name in enumerate(names):
        last = index, name
    squares = dict(zip(names, map(lambda x: x * x, range(5))))


print(Table.last, Table.squares)
try:
    for i, x in enumerate(map(fails, range(9))):
        try:
            print(i, x)
        finally:
            x = None
except ValueError:
    print("failed at", i)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [[x * i for x in row] for i, row in enumerate(matrix)])
print([sum(a * b for a, b in zip(row, column)) for row in matrix for column in zip(*matrix)])
print(list(map(lambda pair: pair[0] + pair[1], zip([1, 2], [3, 4]))), list(map(list, map(reversed, [[1, 2]]))))
print(max(map(len, ["a", "bbb"])), ",".join(map(str, range(4))), [*map(str, [1, 2])], list(map(int, "123")))
