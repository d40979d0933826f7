"""Statistics by hand against the library: running means, variance, quantiles, correlation, regression, histograms, sums that keep their bits."""
import statistics as st
from fractions import Fraction
from math import fsum, isclose, nan, sqrt


class Running:
    __slots__ = "n", "mean", "m2", "low", "high"

    def __init__(self):
        self.n, self.mean, self.m2, self.low, self.high = 0, 0.0, 0.0, float("inf"), float("-inf")

    def __lshift__(self, x):
        self.n += 1
        delta = x - self.mean
        self.mean += delta / self.n
        self.m2 += delta * (x - self.mean)
        self.low, self.high = min(self.low, x), max(self.high, x)
        return self

    def __or__(self, other):
        out = Running()
        out.n = self.n + other.n
        delta = other.mean - self.mean
        out.mean = self.mean + delta * other.n / out.n
        out.m2 = self.m2 + other.m2 + delta**2 * self.n * other.n / out.n
        out.low, out.high = min(self.low, other.low), max(self.high, other.high)
        return out

    @property
    def variance(self):
        return self.m2 / (self.n - 1)


def kahan(xs):
    total = lost = 0.0
    for x in xs:
        y = x - lost
        t = total + y
        lost = (t - total) - y
        total = t
    return total


def pairwise(xs):
    return sum(xs) if len(xs) < 3 else pairwise(xs[: len(xs) // 2]) + pairwise(xs[len(xs) // 2 :])


def line(points):
    n, sx, sy = len(points), *map(sum, zip(*points))
    sxx, sxy = sum(x * x for x, _ in points), sum(x * y for x, y in points)
    slope = Fraction(n * sxy - sx * sy, n * sxx - sx * sx)
    return slope, (sy - slope * sx) / n


def bars(xs, width):
    bins = {}
    for x in xs:
        bins[x // width] = bins.get(x // width, 0) + 1
    for b in range(min(bins), max(bins) + 1):
        yield f"{b * width:>4} {'#' * bins.get(b, 0)}"


xs = [(i * 389 + 57) % 211 - 60 for i in range(180)]
one, two = Running(), Running()
for i, x in enumerate(xs):
    (one if i < 70 else two) << x
both = one | two
print(both.n, isclose(both.mean, st.mean(xs)), isclose(both.variance, st.variance(xs)), both.low, both.high, round(sqrt(both.variance), 6) == round(st.stdev(xs), 6))
print(st.mean([1, 2, 3, 4]), st.mean([Fraction(1, 2), 1]), st.median([3, 1, 2]), st.median([4, 1, 3, 2]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.mode("abca"), st.multimode([1, 1, 2, 2, 3]), st.pvariance([1, 3]), st.quantiles(range(1, 12)), st.quantiles([1, 5, 9], n=5, method="inclusive"))
print(st.harmonic_mean([40, 60]), round(st.geometric_mean([2, 8, 4]), 9), st.correlation([1, 2, 3], [3, 2, 1]), st.covariance([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.fmean([1, 2, 4], weights=[1, 1, 2]))
tenths = [0.1] * 10 + [1e16, 1.0, -1e16]
print(sum([0.1] * 10), fsum([0.1] * 10), kahan([0.1] * 10), pairwise([0.1] * 10), fsum(tenths), kahan(tenths), pairwise(tenths), kahan([1 / k for k in range(1, 400)]) == fsum(1 / k for k in range(1, 400)))
print(line([(0, 1), (1, 3), (2, 5)]), line([(x, (x * 17) % 7) for x in range(50)]), *bars([x for x in xs if x < -20], 10), sep="\n")
print(sorted([3, nan, 1])[0], max(nan, 1) != max(1, nan), min([2, 2.0]), st.median([True, 2]), sum([True, 2.5, Fraction(1, 2)]), round(2.5), round(-0.5), round(1234.5678, -2), round(2.675, 2))
for act in (lambda: st.mean([]), lambda: st.median([]), lambda: st.variance([1]), lambda: st.mode([]), lambda: line([(1, 1), (1, 2)]), lambda: Running().variance, lambda: st.quantiles([1]), lambda: st.harmonic_mean([-1]), lambda: st.correlation([1, 2], [1]), lambda: list(bars([], 5)), lambda: st.linear_regression([1, 1], [2, 3]), lambda: fsum([1e308, 1e308]), lambda: st.mean(["a"])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
