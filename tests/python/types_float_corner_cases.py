# Floats: representation, rounding, special values, comparison with integers, formatting.
import math
import sys

inf, nan = float("inf"), float("nan")
print(0.1 + 0.2, 1e16, 1e15 + 0.3, 123456789012345680.0, 1e-5, 0.0001, 1.0, -0.0, 5e-324, 1.7976931348623157e308, 1e22, 1e23)
print(repr(inf), -inf, nan, inf - inf, inf * 0, nan == nan, nan != nan, inf == inf, [nan] == [nan], nan in [nan], max(1, nan) != max(nan, 1))
print(math.copysign(1, -0.0), 0.0 == -0.0, str(-0.0), 1 / inf, -1 / inf, math.isnan(nan), math.isinf(-inf), math.isfinite(1))
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675)], round(2.675, 2), round(1234.5678, -2), round(5.015, 2), round(1e300, 2), round(0.15, 1))
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 1e20 // 3, 2.0**0.5, (-8.0) ** 3, 2**0.5, 0.0**0)
print(float("1_0.5"), float(" -1.5e3 "), float("Infinity"), float(".5"), float("5."), float(10**20), float("1e400"))
for bad in ("", "1.5.2", "e5", "--1", "1e", "0x10", "1_"):
    try:
        float(bad)
    except ValueError as error:
        print(error)
for action in (lambda: 1.0 / 0, lambda: 1.0 % 0, lambda: 0.0**-1, lambda: float(10**400), lambda: math.sqrt(-1), lambda: 2.0**10000, lambda: math.exp(1000), lambda: int(inf), lambda: math.log(0)):
    try:
        print(action())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
print((0.75).as_integer_ratio(), (2.0).is_integer(), (255.5).hex(), float.fromhex("0x1.8p1"), (1e100).hex(), float.fromhex("-inf"))
print(1 == 1.0, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 10**400 > inf, -(10**400) < -1e308, 1 < 1.5 < 2, hash(1.0) == hash(1), hash(0.5), hash(inf))
for spec in ("", ".2f", "8.3f", "<8.1f", "^9.2f", "+.1e", ".3g", "g", "%", ".1%", ",.2f", "010.3f", "e", ".0f", "#.0f", "_.1f", "E", "n"):
    print(f"{1234.56789:{spec}}", f"{-0.00012345:{spec}}", end=" ; ")
print()
print("%.3f %5.1f %-8.2e| %g %G %r %s %+d" % (math.pi, 2.25, 12345.678, 1e-10, 1e20, 0.1, 1.0, 3.99))
print(f"{nan:.2f} {inf:05.1f} {-inf:>6} {1e-320} {123456.0:.3g} {0.1 + 0.2:.17g} {1e5:.10g} {100.0:g} {1e16:g}")
print(math.fsum([0.1] * 10), sum([0.1] * 3), math.floor(-0.5), math.ceil(-0.5), math.trunc(-1.7), math.modf(-1.25), math.frexp(10), math.ldexp(0.5, 4))
print(math.isclose(1, 1 + 1e-10), math.nextafter(1, 2), math.ulp(1.0), math.fmod(-7, 3), math.remainder(7, 2), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.gamma(5), math.log2(8), math.log10(1000), math.log(8, 2), math.log1p(1e-10), math.expm1(1e-10), round(math.erf(0.5), 12))
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.min)
x, steps = 1.0, 0
while x + 1 > 1:
    x, steps = x / 2, steps + 1
print(steps)


def newton(n, guess=1.0):
    for _ in range(60):
        guess = (guess + n / guess) / 2
    return guess


print([newton(n) == math.sqrt(n) for n in (2, 3, 10, 1e10)], math.fsum(1 / k**2 for k in range(1, 2000)))
