# Lists of floats, of many elements, in every use of a list.
import copy, json, math, pickle, random, statistics, struct

inf, nan = float("inf"), float("nan")


def made(n=20):
    return [i * 0.5 for i in range(n)]


def tell(values):
    print(type(values).__name__, len(values), values if len(values) < 12 else (values[:4], values[-3:]))


a = made()
tell(a), tell([0.0] * 10), tell([-0.0] * 9), tell([1e300] * 8), tell([inf] * 8), tell([1.5] * 3)
tell(a[:9]), tell(a[3:5]), tell(a[::-1]), tell(a[1::3]), tell(a.copy()), tell(list(a)), tell(tuple(a)), tell(sorted(a, reverse=True))
tell(a + [None]), tell(a + made(3)), tell(a * 2), tell([*a, "x"]), tell(list(map(int, a))), tell(list(reversed(a)))
print(sum(a), sum(a, 1), sum(a, 0.25), sum(a, 2**80), sum([0.1] * 10), math.fsum([0.1] * 10), max(a), min(a), max(a, key=lambda x: -x))
print(sum([1e308] * 10), sum([inf] * 10), sum([1e16, 1.0, -1e16] * 5), sum([2.5] * 8, True), max([nan] * 8), min([0.0, -0.0] * 6))
print(1.5 in a, 3 in a, 0.7 in a, None in a, "x" in a, a.index(2.0), a.count(1), a.count(0.0), a.count("x"))
print(a == made(), a != made(), a == a[:], a < made(19), a <= made(), a == list(range(20)), [2.0] * 9 == [2] * 9, [0.0] * 9 == [-0.0] * 9)
print(bool(a), any([0.0] * 9), all([0.0] * 9), any([nan] * 9), isinstance(a, list), type(a) is list, a.__class__.__name__)
print(repr(a), str([0.0, -0.0, 1e16, 1e-7, 2.0**70, -1.25, inf, -inf] * 1 + [0.5]), f"{[1e22] * 8}", [nan] * 8)
print(statistics.mean(a), statistics.median(a), json.dumps(a[:3]), struct.pack("<20d", *a)[:10], math.dist(a, [0.0] * 20), dict(enumerate(a[:2])))
m = [[0.0] * 8 for _ in range(8)]
m[2][3] = 1.5
print(m[2], m[3], [sum(r) for r in m], list(map(max, m)), [list(c) for c in zip(*m)][3], m == copy.deepcopy(m), sorted(m)[-1])
x, y, *rest = a
print(x, y, len(rest), (lambda *args: args[-1])(*a))
match a:
    case [float(first), *others]:
        print("matched", first, len(others))
for kind in (copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v)), lambda v: json.loads(json.dumps(v))):
    b = kind(made(9))
    b[1] = -1.0
    tell(b)
print(a[1])


def each(change):
    b = made(10)
    try:
        result = change(b)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(result, b)


each(lambda b: b.append(1.5))
each(lambda b: b.append("x"))
each(lambda b: b.extend([1.5, 3]))
each(lambda b: b.insert(2, None))
each(lambda b: b.pop())
each(lambda b: b.pop(0))
each(lambda b: b.remove(2))
each(lambda b: b.reverse())
each(lambda b: b.sort(key=lambda v: -v))
each(lambda b: b.clear())
each(lambda b: b.__setitem__(0, 1))
each(lambda b: b.__setitem__(-1, 1e300))
each(lambda b: b.__setitem__(0, True))
each(lambda b: b.__setitem__(slice(0, 3), [0.25] * 3))
each(lambda b: b.__setitem__(slice(0, 3), [7.5] * 9))
each(lambda b: b.__setitem__(slice(0, 10, 2), [7.5, 1.0, 2.0, 3.0, 4.0]))
each(lambda b: b.__setitem__(slice(0, 10, 2), [7.5, 1, 2.0, 3.0, 4.0]))
each(lambda b: b.__setitem__(slice(0, 10, 2), [7.5] * 9))
each(lambda b: b.__setitem__(slice(None), b))
each(lambda b: b.__setitem__(slice(None, None, -1), b))
each(lambda b: b.__setitem__(slice(None), [v * 2 for v in b]))
each(lambda b: b.__setitem__(slice(None), (v * 2 for v in b)))
each(lambda b: b.__delitem__(0))
each(lambda b: b.__delitem__(slice(0, 10, 2)))
each(lambda b: b.__iadd__([0.5]))
each(lambda b: b.__imul__(2))
each(lambda b: b[10])
each(lambda b: b.__setitem__(10, 0.5))
each(lambda b: b["x"])
each(lambda b: hash(b))
each(lambda b: b + 1)
each(lambda b: b * 1.5)
each(lambda b: sum(b, "x"))
each(lambda b: sum(b, []))
each(lambda b: random.Random(5).shuffle(b))
each(lambda b: random.Random(5).choice(b))
each(lambda b: ",".join(map(str, b)))
each(lambda b: bytes(b))


class Index:
    def __init__(self, list):
        self.list = list

    def __index__(self):
        self.list[3] = "changed"
        return 5


each(lambda b: b.__setitem__(Index(b), 0.25))
each(lambda b: b.__setitem__(slice(Index(b), 7), [0.25] * 2))
each(lambda b: b[Index(b)])
each(lambda b: b[Index(b) :])


# What a loop reads, writes and goes through: floats, other floats than those that fit a word, and then something else.
def relax(values, rounds):
    for _ in range(rounds):
        for i in range(1, len(values) - 1):
            values[i] = (values[i - 1] + values[i + 1]) * 0.5
    return values


print([round(v, 4) for v in relax([0.0] * 9 + [8.0], 200)])
for value in (1e-300, 0.0, nan, 7, "seven", None):
    values = [1.0] * 60
    total = 0.0
    for step in range(600):
        if step == 500:
            values[30] = value
        for i in range(60):
            if type(values[i]) is float:
                total += values[i]
                values[i] = values[i] * 0.5 + 0.5
    print(value, total, values[29:32])


def through(values):
    total, last = 0.0, None
    for v in values:
        total += v
    for i, v in enumerate(values):
        last = i, v
    for v, w in zip(values, values):
        total -= v * w
    return total, last, sum(v * 2 for v in values), [v + 1 for v in values][-1]


for step in range(40):
    result = through(made(40)), through(list(range(40))), through((1, 2.5))
print(*result)


def interrupted(values, at, value):
    seen = 0.0
    for i, v in enumerate(values):
        if i == at:
            values[at + 1] = value
        seen += v if type(v) is float else 0
    return seen, values[at + 1]


for step in range(60):
    result = interrupted([1.5] * 100, 50, 0.25 if step < 55 else "x")
    if step in (0, 54, 55, 59):
        print(result)


def matmul(a, b):
    n = len(a)
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


def put(values, at, value):
    before = values[at]
    values[at] = value
    return before


kinds = [[0.5] * 30, [1] * 30, [0.0] * 4, [False] * 70, [None] * 10]
for step in range(3000):
    for values in kinds:
        put(values, step % len(values), (step * 0.5, step, True, None)[step // 1000])
print([values[:3] for values in kinds])
m = [[(i * 7 + j) % 5 * 0.5 for j in range(12)] for i in range(12)]
for _ in range(6):
    p = matmul(m, m)
print(p[3], sum(map(sum, matmul(p, [[int(i == j) for j in range(12)] for i in range(12)]))) == sum(map(sum, p)))
print([float(v) for v in "1 2.5 nan -0.0 3 4 5 6 7".split()], [x / 2 for x in range(9)], [x * 0.5 if x else None for x in range(9)])


# Not-a-number, whoever has made it; subclasses of list; indices that are asked for once.
def fill(values, x, y):
    for i in range(len(values)):
        values[i] = x - y
    return values


for _ in range(400):
    p = fill([0.0] * 10, inf, inf)
print(p == p[:], p != p, 1.0 in p, 2 in [2.0] * 9, 2**60 in [2.0**60] * 9, True in [1.0] * 9, "x" in [1.0] * 9, 0 in [False] * 70, 2 in [True] * 70)


class M(list):
    def __eq__(self, other):
        return super().__eq__(other)


for other in ([0.0] * 10, [1.0] * 10, [0.0] * 11, [0] * 10, [False] * 70):
    print(list.__eq__(M([0.0] * 10), other), M([0.0] * 10) == other, other == M([0.0] * 10), list.__lt__(M([0.0] * 10), other), other >= M([0.0]))


class Told:
    def __init__(self, value, change=None):
        self.value, self.change = value, change

    def __index__(self):
        print("index", self.value, end=" ")
        if self.change:
            self.change()
        return self.value


for kind in ([0.0] * 10, [0] * 10, [True] * 70):
    a = kind[:]
    a[Told(1) : Told(3)] = (1.5, 2.5)
    a[Told(0) : Told(4) : Told(2)] = [0.5, 0.25]
    print(a[Told(0) : Told(5)])
    a[Told(-3, lambda: a.append("z")) :] = [1.5] * 8
    print(len(a), a[-3:])
    a[Told(2, a.clear) : 5] = [1.5] * 3
    print(a, a[Told(0, lambda: a.append(1)) :])
    del a[Told(0, a.clear) : 3]
    print(a)
try:
    a[:: Told(0)] = 1
except ValueError as error:
    print(error)


# Lists of both kinds at one place.
def each_way(values):
    total = 0
    for v in values:
        total += v
    for i, v in enumerate(values):
        total += i * v
    for v, w in zip(values, values):
        total += v * w
    total += sum(v for v in values) + len([v for v in values])
    a, *_ = values
    return total + a


lists = [made(4), made(9), [1] * 9, [True] * 70, [0.25] * 8, list(range(5)), (1, 2.5)]
for _ in range(150):
    totals = [each_way(values) for values in lists]
print(totals)


def apart(values):
    a, b, c, d, e, f, g, h = values
    return a - b + c - d + e - f + g - h


for _ in range(300):
    results = [apart([1.5] * 8), apart(made(8)), apart(range(8)), apart([1, 2, 3, 4, 5, 6, 7, 8.5])]
print(results)
for n in (7, 9):
    try:
        apart(made(n))
    except ValueError as error:
        print(error)
a, b = [0.5] * 20, [True] * 80
print(a + b == b + a, len(a + b), type((a + b)[0]), (a + [1])[-1], a + a == [0.5] * 40, [*a, *b][19:21], tuple(a)[:2], {*a, *b})
