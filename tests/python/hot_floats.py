# Float loops: sums, mixed with ints, comparisons, special values, conversions, in lists and fields.

import math


def harmonic(n):
    total = 0.0
    for i in range(1, n + 1):
        total += 1.0 / i
    return total


print(harmonic(5000))


def leibniz(n):
    pi, sign = 0.0, 1.0
    for k in range(n):
        pi += sign / (2 * k + 1)
        sign = -sign
    return 4 * pi


print(leibniz(5000))


def mandelbrot(size, limit):
    inside = 0
    for py in range(size):
        for px in range(size):
            cr, ci = 3.0 * px / size - 2.0, 2.0 * py / size - 1.0
            zr = zi = 0.0
            for _ in range(limit):
                zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
                if zr * zr + zi * zi > 4.0:
                    break
            else:
                inside += 1
    return inside


print(mandelbrot(24, 30))


class Body:
    def __init__(self, x, v, m):
        self.x, self.v, self.m = x, v, m


def simulate(bodies, steps, dt):
    for _ in range(steps):
        for a in bodies:
            force = 0.0
            for b in bodies:
                if a is not b:
                    d = b.x - a.x
                    force += b.m * d / (abs(d) ** 3 + 0.01)
            a.v += force * dt
        for a in bodies:
            a.x += a.v * dt
    return sum(0.5 * b.m * b.v * b.v for b in bodies)


print(simulate([Body(0.0, 0.0, 10.0), Body(1.0, 3.0, 0.1), Body(-2.0, -2.0, 0.2)], 400, 0.001))


def integrate(f, a, b, n):
    h = (b - a) / n
    return h * sum(f(a + (i + 0.5) * h) for i in range(n))


print(round(integrate(lambda x: x * x, 0, 3, 1500), 9), round(integrate(math.sin, 0, math.pi, 1500), 9))


def special(n):
    x = 1e300
    infinite = nans = 0
    for i in range(n):
        x = x * 10
        if x == math.inf:
            infinite += 1
            if (x - x) != (x - x):
                nans += 1
            x = 1e300 if i % 2 else -1e300
    return infinite, nans


print(special(3000))


def tiny(n):
    x = 1.0
    zeros = 0
    for i in range(n):
        x /= 1000
        if x == 0.0:
            zeros += 1
            x = 1.0
    return zeros, x


print(tiny(3000))


def minus_zero(n):
    z = 0.0
    signs = 0
    for i in range(n):
        z = -z
        if math.copysign(1, z) < 0:
            signs += 1
    return signs, z


print(minus_zero(2001), minus_zero(2000))


def to_int(n):
    total = 0
    x = -50.7
    for i in range(n):
        total += int(x) + round(x) + math.floor(x) * 2
        x += 0.37
    return total, x


print(to_int(3000))
data = [i * 0.25 for i in range(400)]
for step in range(12):
    for i in range(1, len(data) - 1):
        data[i] = (data[i - 1] + data[i] + data[i + 1]) / 3
print(sum(data), data[5])
data[7] = 3
data[8] = True
print(sum(data) > 0, sum(v * 2 for v in data))
mixed = 0
for i in range(3000):
    mixed += i if i % 3 else i * 0.5
    mixed -= i // 2.0
    mixed += i % 2.5
    mixed = mixed / 1.0001
print(mixed)
x = 0.5
for i in range(3000):
    x = 3.9 * x * (1 - x)
print(x)
p = 1
for i in range(1500):
    p = p * 1.01 if p < 1e6 else int(p / 1e5)
print(p)
count = 0
for i in range(3000):
    f = i / 10
    if f == int(f):
        count += 1
    if not f < 100 or f >= 250.5:
        count += 2
    if 10 < f <= 20.0:
        count += 3
print(count)
print(sum(2.0**k for k in range(-20, 20)), sum(k**0.5 for k in range(500)), sum((-1.5) ** k for k in range(30)))
