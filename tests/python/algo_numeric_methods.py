# Numbers by approximation: roots, integrals, equations, interpolation, transforms, random walks.
import cmath
import math
import random


def bisect(f, a, b, tolerance=1e-12):
    steps = 0
    while b - a > tolerance:
        middle = (a + b) / 2
        if f(a) * f(middle) <= 0:
            b = middle
        else:
            a = middle
        steps += 1
    return round(a, 9), steps


def newton(f, x, tolerance=1e-12):
    for step in range(100):
        slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        new = x - f(x) / slope
        if abs(new - x) < tolerance:
            return round(new, 9), step
        x = new
    raise ArithmeticError("does not settle")


print(bisect(lambda x: x * x - 2, 0, 2), newton(lambda x: x**3 - x - 2, 1.5)[0], newton(math.cos, 1.0)[0])
try:
    newton(lambda x: x * x + 1, 0.5)
except ArithmeticError as error:
    print(error)


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))


def romberg(f, a, b, levels=6):
    rows = [[(b - a) * (f(a) + f(b)) / 2]]
    for k in range(1, levels):
        h = (b - a) / 2**k
        row = [rows[-1][0] / 2 + h * sum(f(a + (2 * i - 1) * h) for i in range(1, 2 ** (k - 1) + 1))]
        for j, before in enumerate(rows[-1], 1):
            row.append(row[-1] + (row[-1] - before) / (4**j - 1))
        rows.append(row)
    return rows[-1][-1]


print(round(simpson(math.sin, 0, math.pi), 7), round(romberg(math.exp, 0, 1), 10), round(math.e - 1, 10))


def runge_kutta(f, y, t, end, n):
    h = (end - t) / n
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h * k1 / 2)
        k3 = f(t + h / 2, y + h * k2 / 2)
        k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        t += h
    return y


print(round(runge_kutta(lambda t, y: y, 1.0, 0.0, 1.0, 50), 8), round(runge_kutta(lambda t, y: -2 * t * y, 1.0, 0, 2, 100), 8))


def lagrange(points):
    def at(x):
        return sum(y * math.prod((x - a) / (b - a) for j, (a, _) in enumerate(points) if j != i) for i, (b, y) in enumerate(points))

    return at


p = lagrange([(0, 1), (1, 3), (2, 7), (3, 13)])
print([round(p(x), 6) for x in (0, 1.5, 4, 10)])


def fft(xs, sign=-1):
    n = len(xs)
    if n == 1:
        return list(xs)
    even, odd = fft(xs[::2], sign), fft(xs[1::2], sign)
    twisted = [cmath.exp(sign * 2j * cmath.pi * k / n) * odd[k] for k in range(n // 2)]
    return [e + o for e, o in zip(even, twisted)] + [e - o for e, o in zip(even, twisted)]


signal = [math.sin(2 * math.pi * 3 * i / 16) + 0.5 for i in range(16)]
spectrum = fft(signal)
print([round(abs(x), 4) for x in spectrum[:8]])
back = [x / 16 for x in fft(spectrum, 1)]
print(max(abs(a - b) for a, b in zip(signal, back)) < 1e-12)


def multiply(a, b):
    size = 1
    while size < len(a) + len(b):
        size *= 2
    fa, fb = (fft([*map(int, reversed(x)), *[0] * (size - len(x))]) for x in (a, b))
    digits = [round((x / size).real) for x in fft([x * y for x, y in zip(fa, fb)], 1)]
    return sum(d * 10**i for i, d in enumerate(digits))


print(multiply("123456789", "987654321") == 123456789 * 987654321)


def fit(points):
    n = len(points)
    sx, sy = sum(x for x, _ in points), sum(y for _, y in points)
    slope = (n * sum(x * y for x, y in points) - sx * sy) / (n * sum(x * x for x, _ in points) - sx**2)
    return slope, (sy - slope * sx) / n


print([round(v, 6) for v in fit([(x, 3 * x + 1 + (-1) ** x * 0.1) for x in range(10)])])
random.seed(11)
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(4000))
position, farthest = 0, 0
for _ in range(1000):
    position += random.choice((-1, 1))
    farthest = max(farthest, abs(position))
print(4 * inside / 4000, position, farthest)


def continued(x, n=6):
    out = []
    while len(out) < n:
        whole = math.floor(x)
        out.append(whole)
        if abs(x - whole) < 1e-9:
            break
        x = 1 / (x - whole)
    return out


print(continued(math.pi), continued(math.sqrt(2)), continued(3.25), [round(math.gamma(n / 2), 6) for n in range(1, 7)])
e = sum(1 / math.factorial(n) for n in range(18))
pi = 4 * sum(m * math.atan(1 / d) for m, d in ((4, 5), (-1, 239)))
print(abs(e - math.e) < 1e-14, abs(pi - math.pi) < 1e-14, round(sum((-1) ** n / (2 * n + 1) for n in range(2000)) * 4, 6))
x, y = 1.0, 1 / math.sqrt(2)
t, p = 0.25, 1.0
for _ in range(3):
    x, y, t, p = (x + y) / 2, math.sqrt(x * y), t - p * ((x - y) / 2) ** 2 if False else t - p * (x - (x + y) / 2) ** 2, 2 * p
print(round((x + y) ** 2 / (4 * t), 12))


def gradient(f, at, rate=0.1, steps=200):
    at = list(at)
    for _ in range(steps):
        slopes = []
        for i in range(len(at)):
            moved = at[:]
            moved[i] += 1e-6
            slopes.append((f(moved) - f(at)) / 1e-6)
        at = [a - rate * s for a, s in zip(at, slopes)]
    return [round(a, 3) for a in at]


print(gradient(lambda v: (v[0] - 1) ** 2 + 2 * (v[1] + 3) ** 2, (0, 0)))
