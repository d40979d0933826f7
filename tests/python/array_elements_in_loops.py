# Elements of arrays of all types in hot loops, and what does not fit.
from array import array


def fill(a, values):
    for i in range(len(a)):
        a[i] = values[i % len(values)]
    return a


def total(a):
    s = 0
    for i in range(len(a)):
        s += a[i]
    return s


def backwards(a):
    s = 0
    for i in range(1, len(a) + 1):
        s = s * 3 + a[-i]
        s %= 1000003
    return s


for code in "bBhHiIlLqQfd":
    for _ in range(30):
        a = fill(array(code, [0]) * 20, [1, 2, 3, 100])
    print(code, total(a), backwards(a), a[:5], a.itemsize)


def attempt(action, *arguments):
    try:
        return action(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def put(a, i, value):
    a[i] = value
    return a[i]


for code in "bBhHiIlLqQfd":
    a = array(code, [0, 1, 2])
    for i in range(60):
        put(a, i % 3, i)
    results = [attempt(put, a, 0, value) for value in (2**7, -1, 2**15, 2**31, 2**40, 2**62, 2**63, -(2**63), 2**70)]
    print(code, results)
    print(code, [attempt(put, a, 1, value) for value in (1.5, "x", None, True)], attempt(put, a, 3, 1), attempt(put, a, -4, 1))


def largest(a):
    best = a[0]
    for i in range(len(a)):
        if a[i] > best:
            best = a[i]
    return best


wide = array("q", [1, 2, 3])
for _ in range(60):
    largest(wide)
wide[1] = 2**63 - 1
print(largest(wide), largest(array("Q", [2**64 - 1])), largest(array("d", [1.5, 2.5])), largest(array("i", [-5])))


# Arrays that change their size in a loop over them.
def grow(a, n):
    for i in range(n):
        a.append(i)
        a[i // 2] = i
    return len(a), a[-1], a[0], a[n // 4]


for code in "idBq":
    for _ in range(20):
        result = grow(array(code), 100)
    print(code, result)


def consume(a):
    s = 0
    for value in a:
        s += value
        if len(a) > 5:
            a.pop()
    return s


for _ in range(30):
    result = consume(array("i", range(12))), consume(array("d", range(12)))
print(result)


class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.data = array("d", [0.0]) * (w * h)

    def __getitem__(self, place):
        x, y = place
        return self.data[y * self.w + x]

    def __setitem__(self, place, value):
        x, y = place
        self.data[y * self.w + x] = value


grid = Grid(8, 8)
for step in range(20):
    for y in range(1, 7):
        for x in range(1, 7):
            grid[x, y] = (grid[x - 1, y] + grid[x + 1, y] + grid[x, y - 1] + grid[x, y + 1]) * 0.25 + 1
print(round(sum(grid.data), 9), grid[3, 3])


class Own(array):
    def __getitem__(self, i):
        return "own " + str(super().__getitem__(i))


class Plain(array):
    pass


own, plain = Own("i", [1, 2]), Plain("d", [1.0, 2.0])
plain.name = "named"


def firsts(a):
    out = []
    for i in range(40):
        out.append(a[0])
    return out[-1]


print(firsts(own), firsts(plain), firsts(array("d", [3])), plain.name, type(plain).__name__, plain)
plain[0] = 5
print(firsts(plain), vars(plain))

text = array("u", "hello")
text[0] = "J"
print(text, text.tounicode(), text[1:3], attempt(put, text, 0, "xy"))
a = array("i", range(10))
a[2:4] = array("i", [7, 7, 7])
a[::5] = array("i", [0, 0, 0])
del a[1::4]
del a[0]
print(a, a[::-1], attempt(put, a, slice(0, 1), [1]), attempt(put, a, slice(0, 1), array("d", [1])))
print(attempt(put, a, slice(None, None, 2), array("i", [1])))
a.insert(1, 42)
a.insert(-1, 43)
a.byteswap()
a.byteswap()
print(a, a.pop(), a.pop(0), a.count(7), a.index(42), a.tobytes()[:8], 42 in a, a * 2 == a + a)
a.reverse()
a.extend([1, 2])
a.fromlist([3])
print(a, attempt(a.fromlist, [1, "x"]), a, array("f", [0.1])[0])
import copy, pickle
print(copy.copy(a) == a, copy.deepcopy(a) is a, pickle.loads(pickle.dumps(a)) == a, array("i", a) == a, array("d", a))
print(attempt(array, "x"), attempt(array, 5), attempt(array, "i", [1.5]), attempt(array, "i", ["a"]))
