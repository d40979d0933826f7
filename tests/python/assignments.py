# All forms of assignment: chained, tuple, starred, nested, swap, subscript, attribute, walrus, annotated, del.

a = b = c = []
a.append(1)
print(a, b, c, a is c)
x, y = 1, 2
x, y = y, x
print(x, y)
(p, q), [r, s] = (1, 2), "ab"
print(p, q, r, s)
first, *middle, last = range(6)
print(first, middle, last)
*init, tail = "abc"
head, *rest = [1]
print(init, tail, head, rest)
(m, *n), o = [(1, 2, 3), 4]
print(m, n, o)
[one] = [1]
(two,) = (2,)
print(one, two)
for i, (j, *k) in [(1, (2, 3, 4)), (5, (6,))]:
    print(i, j, k)

data = [0] * 5
i = 0
i, data[i] = 2, 9
print(i, data)
data[1], data[-1] = data[0], "end"
print(data)
d = {}
d["x"] = d["y"] = [1]
d["x"] += [2]
print(d)


class Box:
    pass


box = Box()
box.a, box.b = 1, [2]
box.b[0], box.c = box.a, "c"
print(box.a, box.b, box.c)
box.a += 5
box.b += [7]
print(box.a, box.b)

for bad in ("a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "a, b = 5"):
    try:
        values = {"a, b = 1, 2, 3": (1, 2, 3), "a, b = [1]": [1], "a, *b, c = [1]": [1], "a, b = 5": 5}[bad]
        if "*" in bad:
            e, *f, g = values
        else:
            e, f = values
    except (ValueError, TypeError) as error:
        print(bad, "->", type(error).__name__, error)

count: int = 3
label: "text"
ratio: float
print(count)
try:
    print(label)
except NameError as error:
    print(error)


def annotated():
    z: int
    w: list = []
    w.append(1)
    try:
        return z
    except UnboundLocalError as error:
        return str(error), w


print(annotated())

if (size := len(data)) > 3:
    print("size", size)
while (size := size - 2) > 0:
    print("shrinking", size)
print((lambda: (t := 5) + t)(), [v for w in range(4) if (v := w * w) % 2 == 0])

items = list(range(10))
del items[0], items[-1]
del items[2:5]
print(items)
del d["x"], box.a
print(d, hasattr(box, "a"))
del x, (p, q), [r]
try:
    x
except NameError as error:
    print(error)
order = []


def note(value):
    order.append(value)
    return value


class Recorder:
    def __setitem__(self, key, value):
        order.append(("set", key, value))


rec = Recorder()
rec[note(1)], rec[note(2)] = note(3), note(4)
print(order)
order.clear()
rec[note("k")] = other = note("v")
print(order, other)

total = 0
lo, hi = 0, 1
for step in range(3000):
    lo, hi, total = hi, (lo + hi) % 10007, total + lo
    if (rem := step % 7) == 3:
        total -= rem
print(lo, hi, total)
