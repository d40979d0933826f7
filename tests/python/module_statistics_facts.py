"""statistics: averages, spreads, quantiles, kinds of results, errors."""
import statistics as st
from decimal import Decimal
from fractions import Fraction


def attempt(action):
    try:
        return action()
    except st.StatisticsError as error:
        return f"StatisticsError: {error}"
    except Exception as error:
        return type(error).__name__


data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.fmean(data), st.median(data), st.mode(data), st.multimode("aabbc"), st.pstdev(data), st.pvariance(data), st.variance(data), round(st.stdev(data), 12))
print(st.mean([1, 2]), st.mean([True, False, 2]), st.mean([Fraction(1, 2), 1]), st.mean([Decimal("0.5"), Decimal("0.75")]), st.mean([1e308, 1e308]), st.mean([0.1] * 3))
print(st.median([3, 1, 2]), st.median_low([1, 3, 5, 7]), st.median_high([1, 3, 5, 7]), st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median(["b"]))
print(round(st.geometric_mean([54, 24, 36]), 9), st.harmonic_mean([40, 60]), st.harmonic_mean([5, 0]), st.fmean([1, 2, 3], weights=[1, 0, 3]))
print(st.quantiles(data), st.quantiles(data, n=2), st.quantiles(data, n=5, method="inclusive"), st.quantiles([1, 2], n=4))
x, y = [1, 2, 3, 4, 5], [2, 4.5, 5.5, 8, 10]
print(st.covariance(x, y), round(st.correlation(x, y), 12), [round(v, 9) for v in st.linear_regression(x, y)])
for action in (lambda: st.mean([]), lambda: st.median([]), lambda: st.variance([1]), lambda: st.mode([]), lambda: st.quantiles([1]), lambda: st.quantiles(data, n=0),
               lambda: st.pvariance([]), lambda: st.stdev([3]), lambda: st.harmonic_mean([-1, 2]), lambda: st.mean(["a"]), lambda: st.mean(3), lambda: st.correlation([1], [2]), lambda: st.correlation([1, 1], [2, 3])):
    print(attempt(action))
n = st.NormalDist(10, 2)
print(n, n.mean, n.variance, round(n.cdf(12), 9), round(n.pdf(10), 9), round(n.inv_cdf(0.975), 6), n + 5, n * 3, n + st.NormalDist(1, 1.5), round(n.zscore(13), 3))
print(st.NormalDist.from_samples([1, 2, 3]), attempt(lambda: st.NormalDist(0, -1)), st.NormalDist() == st.NormalDist(0, 1), [round(q, 4) for q in n.quantiles(4)])


def running(turns):
    count, mean, spread = 0, 0.0, 0.0
    kept = []
    for i in range(turns):
        v = (i * 37 % 101) / 4
        kept.append(v)
        count += 1
        delta = v - mean
        mean += delta / count
        spread += delta * (v - mean)
    return round(mean, 9), round(spread / (count - 1), 9), round(st.mean(kept), 9), round(st.variance(kept), 9), st.median(kept)


print(running(150))
