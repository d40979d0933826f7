"""fractions: construction, exact arithmetic, mixed kinds, rounding, formats, errors."""
import math
from decimal import Decimal
from fractions import Fraction as F


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print([F(x) for x in ("3/4", " -6/8 ", "1.25", "-.5e1", "7", "1_000/3", 0.125, Decimal("1.1"), True, F(2, 4))], F(6, -4), F(), F(F(1, 2), F(3, 4)))
for bad in (lambda: F("1/0"), lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F(float("nan")), lambda: F(float("inf")), lambda: F(1, 2) / 0, lambda: F([1]), lambda: F(0) ** -1):
    print(attempt(bad))
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -3, b ** -1, a ** F(1, 2), 2 ** F(3), -a, abs(b), +b)
print(a + 1, 1 - a, a * 0.5, 2 / a, a + 1j, a == 0.75, a == Decimal("0.75"), a < 1, b >= -0.84, a != F(6, 8), hash(F(5)) == hash(5), hash(a) == hash(0.75), {a: 1}[0.75])
print(attempt(lambda: a + "x"), attempt(lambda: a < 1j), attempt(lambda: sorted([a, "x"])))
print(round(F(5, 2)), round(F(7, 2)), round(F(22, 7), 3), round(F(12345, 7), -2), math.floor(b), math.ceil(b), math.trunc(b), int(F(-7, 2)), float(F(1, 3)), bool(F(0)), complex(a))
print(F(math.pi).limit_denominator(1000), F("3.1415926").limit_denominator(7), F(1, 3).limit_denominator(2), a.numerator, a.denominator, a.as_integer_ratio(), F.from_float(0.1), F.from_decimal(Decimal("-0.2")), attempt(lambda: a.limit_denominator(0)), F(4, 2).is_integer())
print(repr(a), str(F(4, 2)), f"{a!s:>8}|{F(22, 7):.4f}|{F(12345678, 10):,.1f}|{F(2, 3):.1%}|{F(1, 8):010.2f}", attempt(lambda: setattr(a, "numerator", 3)))


def egyptian(x):
    parts = []
    while x:
        n = math.ceil(1 / x)
        parts.append(n)
        x -= F(1, n)
    return parts


def continued(x):
    out = []
    while True:
        whole = x.numerator // x.denominator
        out.append(whole)
        x -= whole
        if not x:
            return out
        x = 1 / x


def bernoulli(n):
    row = [F(0)] * (n + 1)
    for m in range(n + 1):
        row[m] = F(1, m + 1)
        for j in range(m, 0, -1):
            row[j - 1] = j * (row[j - 1] - row[j])
    return row[0]


print(egyptian(F(7, 15)), continued(F(649, 200)), [str(bernoulli(n)) for n in range(13)])
print(sum(F(1, n) for n in range(1, 30)), math.prod(F(n, n + 2) for n in range(1, 20)), sum([F(1, 3)] * 3) == 1, max(F(1, 3), 0.33), F(10**20, 3) + F(1, 10**20))
