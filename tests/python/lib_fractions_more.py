from fractions import Fraction as F
from decimal import Decimal
print(F(3, -6), F("3/4"), F("-1.25e-1"), F(0.5), F(Decimal("0.1")), F(0.1).limit_denominator(100), F(7), F(), F(F(1, 2), F(3, 4)), F(1, 3).numerator, F(5).is_integer(), F(22, 7).as_integer_ratio())
a, b = F(1, 3), F(-5, 4)
print(a + b, a - b, a * b, a / b, a // b, b % a, divmod(b, a), a ** 3, a ** -2, b ** 2, a ** 0.5, F(4, 9) ** F(1, 2), -b, abs(b), +a, a + 1, 1 - a, a * 2.0, 2 / a, a == F(2, 6), a < b, a > 0.3, a == 0.5, F(1, 2) == 0.5, hash(F(1, 2)) == hash(0.5), hash(F(4)) == hash(4))
print(round(b), round(F(7, 3), 2), round(F(1, 2)), round(F(3, 2)), int(b), float(a), complex(a), b.__floor__(), b.__ceil__(), b.__trunc__(), bool(F(0)), repr(a), str(F(4)), f"{F(22, 7):.3f}|{F(12345, 2):,.1f}", sum([F(1, n) for n in range(1, 20)]), max(a, b), sorted([a, b, F(0), 1]))
for bad in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: a / 0, lambda: F(float("nan")), lambda: F(float("inf")), lambda: a + "1", lambda: F("1/0"), lambda: a % 0, lambda: F(0) ** -1, lambda: a < 1j):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def cf(x, n):
    out = []
    while n and True:
        i = x.numerator // x.denominator; out.append(i); x -= i; n -= 1
        if not x: break
        x = 1 / x
    return out
print(cf(F(649, 200), 9), cf(F(3.141592653589793), 6)); e = F(0); f = 1
for i in range(1, 18): e += F(1, f); f *= i
print(e, float(e), e.limit_denominator(1000)); s = F(0)
for i in range(1, 400): s += F(i % 7, i % 5 + 1); 
print(s)
