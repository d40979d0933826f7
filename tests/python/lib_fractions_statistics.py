# Fractions and statistics.

from decimal import Decimal as D
from fractions import Fraction
import statistics as st, math

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
F = Fraction
print(F(1, 3) + F(1, 6), F('3/4'), F('0.125'), F(1.5), F(6, -4), F(3) * 2, F(1, 2) / 3, F(7, 2) // 1, F(7, 2) % 1, F(1, 2) ** 2, F(1, 2) ** (-1), F(2, 3) < F(3, 4), F(1, 2) == 0.5, F(1, 2) + 0.5, float(F(1, 3)), int(F(7, 2)), round(F(5, 2)), round(F(22, 7), 2), math.floor(F(-1, 2)), hash(F(1, 2)) == hash(0.5), F(22, 7).limit_denominator(5), F(math.pi).limit_denominator(1000), repr(F(1, 2)), F(4, 2), abs(F(-1, 2)), sum([F(1, 2), F(1, 3)]), max(F(1, 2), F(2, 3)), F(1, 2).numerator, 1 - F(1, 3), 2 ** F(1, 2), F(D('0.5')), bool(F(0)), divmod(F(7, 2), F(1, 2)), F(5, 3).as_integer_ratio(), F('1e-2'), F(-3, 2).__trunc__())
t(F, 1, 0)
t(F, 'x')
t(F, 1.5, 2)
t(lambda: F(1) / 0)
d = [1, 2, 2, 3, 4, 7, 9]
print(st.mean(d), st.median(d), st.mode(d), st.stdev(d), st.variance(d), st.pstdev(d), st.pvariance(d), st.mean([1, 2]), st.mean([1.5, 2.5]), st.mean([F(1, 2), F(1, 3)]), st.mean([D('0.5'), D('0.75')]), st.fmean([1, 2, 4]), st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.median_grouped([1, 2, 2, 3]), st.multimode('aabbc'), st.quantiles(d), st.quantiles(d, n=10, method='inclusive'), st.correlation([1, 2, 3], [1, 2, 4]), st.linear_regression([1, 2, 3], [2, 4, 6.5]), st.covariance([1, 2, 3], [4, 5, 7]), st.NormalDist(100, 15).cdf(115), st.NormalDist(0, 1).inv_cdf(0.975), st.NormalDist(1, 2) + st.NormalDist(3, 4), st.pstdev([1.5, 2.5, 4.0]))
t(st.mean, [])
t(st.stdev, [1])
t(st.median, [])
