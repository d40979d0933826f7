# The math module.

import math
from math import sqrt, pi as PI

print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, PI == math.pi)
print(sqrt(2), math.sqrt(16), math.isqrt(17), math.isqrt(10**40))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.floor(5), math.floor(1e20), type(math.floor(2.5)).__name__)
print(math.sin(1), math.cos(1), math.tan(1), math.asin(0.5), math.acos(0.5), math.atan(1), math.atan2(1, -1), math.atan2(-0.0, -1))
print(math.sinh(1), math.cosh(1), math.tanh(1), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2))
print(math.exp(1), math.exp(0), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.log(10**400))
print(math.pow(2, 10), math.pow(2, 0.5), math.fabs(-3), math.fmod(-7, 3), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(3, -0.0))
print(math.gcd(12, 18), math.gcd(0, 5), math.gcd(2**70, 2**65 * 3), math.lcm(4, 6), math.factorial(10), math.factorial(30), math.comb(10, 3), math.perm(5, 2), math.comb(100, 50), math.gcd(12, 18, 27), math.gcd())
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([2, 0.5], start=3), math.dist([0, 0], [3, 4]))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.acos(2), lambda: math.factorial(-1), lambda: math.isqrt(-1), lambda: math.exp(1000), lambda: math.pow(0, -1), lambda: math.fmod(1, 0), lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.sqrt("a"), lambda: math.sin(None), lambda: math.factorial(2.5), lambda: math.gcd(1.5, 2), lambda: math.sin(math.inf), lambda: math.nope):
    try:
        print(bad())
    except (ValueError, OverflowError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
total = 0.0
for i in range(1, 4000):
    total += math.sin(i) * math.sqrt(i) + math.floor(i / 3) - math.atan2(i, 3)
print(round(total, 6))


def simpson(f, a, b, n):
    h = (b - a) / n
    acc = f(a) + f(b)
    for k in range(1, n):
        acc += f(a + k * h) * (4 if k % 2 else 2)
    return acc * h / 3


print(round(simpson(math.sin, 0, math.pi, 400), 9), round(simpson(lambda x: math.exp(-x * x), -5, 5, 600), 9))


def newton(f, df, x):
    for _ in range(50):
        step = f(x) / df(x)
        x -= step
        if abs(step) < 1e-15:
            break
    return x


print(round(newton(lambda x: x**3 - 2, lambda x: 3 * x * x, 1.0), 12), round(newton(math.cos, lambda x: -math.sin(x), 1.0), 12))


def primes_by_sqrt(n):
    return [p for p in range(2, n) if all(p % d for d in range(2, math.isqrt(p) + 1))]


print(len(primes_by_sqrt(1500)), primes_by_sqrt(40))


class Polar:
    def __init__(self, r, theta):
        self.x = r * math.cos(theta)
        self.y = r * math.sin(theta)

    def __float__(self):
        return math.hypot(self.x, self.y)

    def __floor__(self):
        return int(self.x)


print(round(math.sqrt(Polar(4, 0.3)), 9), math.floor(Polar(5, 0)))
