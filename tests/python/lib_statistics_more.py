import statistics as s
from fractions import Fraction
from decimal import Decimal
d = [2.5, 3.25, 5.5, 11.25, 11.75]
print(s.mean(d), s.median(d), s.median_low([1, 2, 3, 4]), s.median_high([1, 2, 3, 4]), s.mode("aabbb"), s.multimode("aabbc"), s.pstdev(d), s.stdev(d), s.pvariance(d), s.variance(d))
print(s.fmean(d, [1, 2, 3, 4, 5]), s.geometric_mean([54, 24, 36]), s.harmonic_mean([40, 60]), s.harmonic_mean([40, 60], weights=[5, 30]), s.quantiles(range(1, 12)), s.quantiles(d, n=3, method="inclusive"), s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
print(s.mean([Fraction(1, 2), Fraction(1, 3)]), s.mean([Decimal("0.5"), Decimal("0.75")]), s.mean([1, 2]), s.variance([Fraction(1, 6), Fraction(1, 2)]), s.mean([10**20, 1]))
x, y = [1, 2, 3, 4, 5], [1.1, 2.3, 2.9, 4.2, 5.1]
print(round(s.correlation(x, y), 9), round(s.covariance(x, y), 9), s.linear_regression(x, y), s.correlation(x, y, method="ranked"))
n = s.NormalDist(100, 15)
print(n.mean, n.stdev, round(n.cdf(115), 9), round(n.pdf(100), 9), round(n.inv_cdf(0.9), 6), n + 5, n * 2, n + s.NormalDist(1, 8), n.zscore(130), round(n.overlap(s.NormalDist(110, 15)), 9), [round(q, 3) for q in n.quantiles(4)])
for bad in (lambda: s.mean([]), lambda: s.stdev([1]), lambda: s.mode([]), lambda: s.harmonic_mean([-1]), lambda: s.NormalDist(0, -1), lambda: s.quantiles([1]), lambda: s.geometric_mean([0]), lambda: s.mean(["a"])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
