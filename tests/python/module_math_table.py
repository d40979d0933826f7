"""math: exact results, special values, domain errors, integer functions, sums."""
import math

inf, nan = math.inf, math.nan


def attempt(action, *args):
    try:
        return action(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for f in (math.floor, math.ceil, math.trunc, round):
    print(f.__name__, [attempt(f, x) for x in (2.5, -2.5, 3.5, -0.4, 1e20, inf, nan)])
for f in (math.sqrt, math.log, math.log2, math.log10, math.log1p, math.acos, math.atanh, math.gamma):
    print(f.__name__, [attempt(f, x) for x in (0, 1, -1, 0.5, inf, -inf, nan)])
print(math.isqrt(10**40 + 5), attempt(math.isqrt, -1), attempt(math.isqrt, 2.0), math.isqrt(0))
print(math.gcd(), math.gcd(-12, 18, 30), math.lcm(), math.lcm(4, 6, -10), math.lcm(3, 0), attempt(math.gcd, 1.5, 2))
print(math.comb(50, 25), math.comb(3, 5), math.perm(10, 3), math.perm(5), attempt(math.comb, -1, 2), attempt(math.perm, 3, -1))
print(math.factorial(25), attempt(math.factorial, -1), attempt(math.factorial, 2.0))
print(math.prod([]), math.prod([2, 3.5]), math.prod(range(1, 15)), math.prod([2], start=10), math.prod("a", start=3))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.fsum([]), attempt(math.fsum, [inf, -inf]))
print(math.hypot(), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist((1, 2), (4, 6)), attempt(math.dist, (1,), (1, 2)))
print(math.frexp(10.5), math.frexp(0.0), math.frexp(-inf), math.ldexp(0.75, 5), attempt(math.ldexp, 1.0, 5000), math.ldexp(1, -5000))
print(math.modf(3.75), math.modf(-3.75), math.modf(inf), math.fmod(-7, 3), attempt(math.fmod, 1, 0), math.remainder(7, 4), math.remainder(-5, 2))
print(math.copysign(3, -0.0), math.copysign(nan, -1), math.nextafter(1, 2), math.nextafter(0, -1), math.ulp(1.0), math.ulp(1e300))
print(math.isclose(1, 1 + 1e-10), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(inf, inf), attempt(lambda: math.isclose(1, 2, rel_tol=-1)))
print(math.cbrt(-8), math.exp2(10), math.exp2(-1), math.expm1(0), math.pow(2, 0.5) == 2**0.5, attempt(math.pow, 0, -1), attempt(math.pow, -1, 0.5), math.pow(1, nan))
print(math.log(8, 2), math.log2(2**1000), math.log10(10**400), attempt(math.log, 0, 10), attempt(math.log, 5, 1), attempt(math.log, -(10**400)))
print(attempt(math.exp, 1000), math.exp(-1000), attempt(math.sin, inf), attempt(math.sinh, 1000), attempt(math.sqrt, "4"), attempt(math.floor, "x"))
print(math.degrees(math.pi), math.radians(180) == math.pi, math.tau / 2 == math.pi, math.atan2(0.0, -0.0), math.atan2(-0.0, -1), math.e)


def newton(turns):
    worst = 0
    for i in range(1, turns):
        x = i
        for _ in range(30):
            better = 0.5 * (x + i / x)
            if better == x:
                break
            x = better
        worst = max(worst, abs(x - math.sqrt(i)) / math.ulp(x))
    return worst <= 1


print(newton(200))


def sums(turns):
    total, kinds = 0.0, [0, 0, 0]
    for i in range(turns):
        x = (i - 150) / 8
        total += math.floor(x) + math.fabs(x) - math.trunc(x) * 2 + math.isqrt(i) + math.gcd(i, 36)
        kinds[0] += math.isfinite(x * 1e308 * 1e5)
        kinds[1] += math.copysign(1, x) > 0
        kinds[2] += math.isclose(x, round(x), abs_tol=0.13)
    return total, kinds


print(sums(300))
