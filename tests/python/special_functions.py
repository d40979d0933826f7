# Functions of math to the last digit, at places where approximations differ.
import math
import random
from statistics import NormalDist

numbers = random.Random(11)
for name, low, high in [
    ("gamma", -12, 30), ("lgamma", -12, 400), ("cbrt", -900, 900), ("asinh", -60, 60), ("acosh", 1, 60),
    ("atanh", -1, 1), ("erf", -7, 7), ("erfc", -7, 30),
]:
    function = getattr(math, name)
    print(name, *[function(numbers.uniform(low, high)) for _ in range(40)])
edges = [0.0, -0.0, 5e-324, 1e-300, 0.84375, 1.25, 2.857, 6.5, 28.5, 171.6, 172.0, 1e10, 1e308, -0.5, -1.0, -171.5]
edges += [-201.5, -1e-21, math.inf, -math.inf, math.nan]
for name in ("gamma", "lgamma", "cbrt", "asinh", "acosh", "atanh", "erf", "erfc", "ulp"):
    for x in edges:
        try:
            print(name, x, getattr(math, name)(x))
        except (ValueError, OverflowError) as error:
            print(name, x, type(error).__name__, error)
for _ in range(60):
    point = [numbers.uniform(-20, 20) for _ in range(numbers.choice([2, 3, 5]))]
    print(math.hypot(*point), math.dist(point, point[::-1]))
print(math.hypot(), math.hypot(-3), math.hypot(1e-320, 1e-320), math.hypot(1e308, 1e308), math.hypot(math.nan, math.inf))
print(math.nextafter(1.0, 2.0, steps=3), math.nextafter(0.0, -1.0, steps=2), math.nextafter(-5e-324, 1.0, steps=1))
print(math.nextafter(1.0, 2.0, steps=0), math.nextafter(1.0, 1.5, steps=10**30), math.nextafter(1.0, math.nan))
for _ in range(40):
    a = complex(numbers.uniform(-5, 5), numbers.uniform(-5, 5))
    b = complex(numbers.uniform(-5, 5), numbers.uniform(-5, 5))
    print(a**b, a**0.5, abs(a))
bell = NormalDist(3, 2)
for power in (1, 3, 9):
    for _ in range(20):
        share = numbers.random() ** power
        print(bell.inv_cdf(share), bell.cdf(numbers.uniform(-8, 12)), bell.pdf(share))
print(NormalDist().quantiles(10))
