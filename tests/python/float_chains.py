# Results of float arithmetic that the next instruction uses: chains of all operators, both operands, zeros, numbers that
# need a box, operands of other types, stores into properties; and branches to the ends of loops.
import math


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.z = 0.0


class Tagged(float):
    def __rmul__(self, other):
        return "rmul"

    def __radd__(self, other):
        return other, "radd"


def chain(a, b, c):
    t = a * b + c
    u = c - a * b
    v = (a + b) * (a + b)
    w = a * a - b * b
    x = (a - b) / (a + b + 1.0) / 2.0
    y = (a * b) * (b * c) - (a * b)
    return t, u, v, w, x, y


values = [1.5, -2.25, 0.0, -0.0, 1e300, 1e-300, math.inf, -math.inf, 3, 10**20, True]
for _ in range(3):
    for a in values:
        for b in (2.5, 0.0, -1e-200, 4):
            try:
                print(chain(a, b, 0.5))
            except (ZeroDivisionError, OverflowError) as error:
                print(type(error).__name__, error)
nan = chain(math.nan, 1.0, 2.0)
print([v != v for v in nan])


def divide(a, b):
    return a * 2.0 / (b * 1.0)


for b in (4.0, 0.0, 5, 0, 1e-320):
    try:
        print(divide(3.0, b))
    except ZeroDivisionError as error:
        print(error)


def step(p, dt):
    p.x += p.y * dt
    p.y -= p.x * dt
    p.z = p.x * p.x + p.y * p.y
    return p.z


p = Point(1.0, 0.0)
for i in range(50):
    step(p, 0.125)
print(p.x, p.y, p.z)
p.y = 3
print(step(p, 0.5), p.x, p.y)
p.x = "text"
try:
    step(p, 0.5)
except TypeError as error:
    print(error)
p = Point(0.0, 0.0)
for i in range(3):
    print(step(p, 1.0))


def mixed(a, b):
    return a * b + b


for _ in range(3):
    print(mixed(2.0, 3.0), mixed(2, 3), mixed(2.0, 3), mixed(1.0, Tagged(2.0)))


def elements(xs, ys):
    total = 0.0
    for i in range(len(xs)):
        total += xs[i] * ys[i]
    for x in xs:
        total = total - x * 0.5
    return total


print(elements([0.5, 0.0, 1.5, 1e-310], [2.0, 1.0, -1.0, 1.0]))
print(elements([i * 0.25 for i in range(40)], [0.0] * 40))
print(elements([1, 2, 3], [0.5, 0.5, 0.5]))


def ends(n):
    seen = []
    for i in range(n):
        if i % 3 == 0:
            if i % 2:
                continue
            seen.append(i)
        elif i % 5 == 0:
            seen.append(-i)
        else:
            if i > 20:
                break
    else:
        seen.append("all")
    i = 0
    while i < n:
        i += 1
        try:
            if i % 4 == 0:
                if i % 8 == 0:
                    raise ValueError(i)
        except ValueError as error:
            seen.append(error.args)
            if i > 10:
                continue
        finally:
            if i == 13:
                seen.append("finally")
    for a in range(3):
        for b in range(a):
            if b:
                while True:
                    if a:
                        break
                    else:
                        a += 1
    return seen


print(ends(17))
print(ends(40))
