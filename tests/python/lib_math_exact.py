import math
print([math.gcd(*a) for a in ((), (12,), (12, 18), (12, 18, 27), (-4, 6), (0, 0))], math.lcm(4, 6, 10), math.lcm(), math.comb(40, 20), math.perm(10, 3), math.factorial(25), math.isqrt(10**30 + 7), math.prod([1, 2, 3.5]), math.prod([], start=5))
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-3.25), math.frexp(10.0), math.ldexp(0.625, 4), math.copysign(3, -0.0), math.fabs(-3), math.nextafter(1, 2), math.ulp(1.0))
print(math.hypot(3, 4, 12), math.dist((0, 0), (1, 1)), math.fsum([0.1] * 10), sum([0.1] * 10), math.exp2(10), math.log2(8), math.log10(1000), math.log(8, 2), math.log1p(1e-10), math.expm1(1e-10), math.log(10**400))
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12, abs_tol=1e-9), math.isinf(-math.inf), math.isnan(math.nan), math.isfinite(1e308), math.degrees(math.pi), math.radians(180))
print(math.erf(0.5), round(math.gamma(5.5), 9), round(math.lgamma(10), 9), math.sin(1), math.atan2(-1, -1), math.tanh(0.5), math.acosh(2), math.asin(1), math.pow(2, 0.5), math.sqrt(2))
for bad in ("math.sqrt(-1)", "math.log(0)", "math.factorial(-1)", "math.factorial(1.5)", "math.acos(2)", "math.exp(1000)", "math.gcd(1.5)", "math.comb(-1, 2)", "math.isqrt(-1)", "math.floor('x')", "math.ceil(math.inf)", "math.floor(math.nan)", "math.fmod(1, 0)", "math.pow(0, -1)", "math.dist([1], [1, 2])", "math.log(-5, 2)", "math.gamma(-1)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(sum(math.gcd(i, 60) for i in range(2000)), sum(math.floor(math.sqrt(i)) for i in range(2000)), math.tau, math.e)
