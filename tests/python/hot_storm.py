# Storms of type changes: every guess is soon wrong, in operands, callees, shapes, containers and globals.


def add(a, b):
    return a + b


def compare(a, b):
    return a < b or a == b


kinds = [(1, 2), (1.5, 2), (2, 0.5), ("a", "b"), ([1], [2]), ((1,), (2,)), (2**70, 1), (True, 3), (1, 2**65), (0.5, False)]
lengths = 0
for i in range(6000):
    a, b = kinds[i % len(kinds)]
    result = add(a, b)
    lengths += len(str(result))
    if compare(a, b):
        lengths += 1
print(lengths)

# Long stable phases, each of which ends with a surprise.
total = 0.0
for phase in range(12):
    a, b = kinds[phase % 3 if phase < 9 else 7]
    for i in range(700):
        value = add(a, b)
        total += value
print(total)


class A:
    def __init__(self):
        self.x = 1

    def get(self):
        return self.x


class B(A):
    def __init__(self):
        self.y = 0
        self.x = 2.5


class C(A):
    def get(self):
        return -1


class D:
    def __getattr__(self, name):
        if name == "x":
            return 7
        return lambda: self.x


def make_class(n):
    class Made(A):
        def get(self):
            return n % 7

    return Made


makers = [A, B, C, D]
objects = [maker() for maker in makers]
acc = 0
for i in range(6000):
    o = objects[i * i % 4 if i < 3000 else i % 4]
    acc += o.get()
    if i % 500 == 499:
        makers.append(make_class(i))
        objects.append(makers[-1]())
        objects[3] = objects[-1]
    if i % 1000 == 700:
        objects[0].x = float(objects[0].x)
    if i % 1000 == 900:
        objects[0].x = int(objects[0].x)
print(acc)


def flip(n):
    x = 0
    for i in range(n):
        if i & 1:
            x = x + 0.5
        else:
            x = int(x) + 1
    return x


print(flip(5000), type(flip(5000)).__name__, type(flip(5001)).__name__)


def grow(n):
    x = 1
    steps = 0
    while steps < n:
        steps += 1
        x = x * 3 if x < 2**66 else 1
        if steps % 97 == 0:
            x = x / 1
        if steps % 97 == 1:
            x = int(x)
    return x


print(grow(4000))
mode = 0


def step(v):
    if mode == 0:
        return v + 1
    if mode == 1:
        return v * 1.5
    if mode == 2:
        return int(v) - 1
    return -v


v = 1
for i in range(5000):
    mode = i // 7 % 4
    v = step(v)
    if abs(v) > 1e6:
        v = 1
print(v)
containers = [[1, 2, 3], (4, 5, 6), {0: 7, 1: 8, 2: 9}, range(10, 13), "123", [1.5, None, "z"]]
seen = 0
for i in range(5000):
    item = containers[i % 6][i % 3]
    if isinstance(item, int):
        seen += item
    elif isinstance(item, str):
        seen += len(item)
    elif item is None:
        seen -= 1
    else:
        seen += int(item * 2)
print(seen)
functions = [lambda x: x, lambda x: x + 1.0, lambda x: str(x), lambda x: [x], lambda x: None, len, abs]
arguments = [1, 2, 3, 4, 5, "six", -7]
out = []
for i in range(4200):
    result = functions[i % 7](arguments[i % 7])
    if i >= 4193:
        out.append(result)
print(out)
errors = 0
for i in range(4000):
    try:
        add(kinds[i % 10][0], kinds[(i // 10 + i) % 10][1])
    except TypeError:
        errors += 1
print(errors)


def recursive(n, unit):
    return unit if n == 0 else recursive(n - 1, unit) + unit


units = [1, 0.5, "s", [0], 2**62]
sizes = 0
for i in range(400):
    sizes += len(str(recursive(i % 12, units[i % 5])))
print(sizes)
