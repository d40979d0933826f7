"""Statistics of numbers: exact sums, averages, spreads."""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from decimal import Decimal, localcontext

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
    "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _exact(value):
    if isinstance(value, (int, float, Decimal)):
        return Fraction(*value.as_integer_ratio())
    if isinstance(value, Fraction):
        return value
    try:
        return Fraction(*value.as_integer_ratio())
    except AttributeError:
        raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator") from None


def _kind_of(values):
    """The type of a result: the widest that occurs."""
    kind = int
    for value in values:
        cls = type(value)
        if cls is kind or cls is bool:
            continue
        if issubclass(cls, float) or kind is float:
            if issubclass(cls, Decimal) or kind is Decimal:
                raise TypeError("don't know how to coerce float and Decimal")
            kind = float
        elif kind is int:
            kind = cls
        elif cls is not int:
            kind = cls
    return kind


def _sums(values):
    """Exact sums of the values and of their squares, by denominators; how many; the sum of those that are not finite."""
    parts = {1: [0, 0]}
    whole = parts[1]
    special = None
    count = 0
    for value in values:
        count += 1
        cls = type(value)
        if cls is int:
            whole[0] += value
            whole[1] += value * value
            continue
        if (cls is float or isinstance(value, Decimal)) and not math.isfinite(value):
            special = value if special is None else special + value
            continue
        n, d = value.as_integer_ratio() if hasattr(value, "as_integer_ratio") else _exact(value).as_integer_ratio()
        if d not in parts:
            parts[d] = [0, 0]
        part = parts[d]
        part[0] += n
        part[1] += n * n
    return parts, count, special


def _sum(values):
    """The exact sum and the number of values; the sum is a float when some are not finite."""
    parts, count, special = _sums(values)
    if special is not None:
        return special, count
    return sum((Fraction(n, d) for d, (n, _) in parts.items()), Fraction(0)), count


def _converted(value, kind):
    if isinstance(value, (float, Decimal)):
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if kind is Decimal:
        return Decimal(value.numerator) / value.denominator
    if issubclass(kind, Fraction):
        return value
    if issubclass(kind, int):
        return int(value)
    return kind(value.numerator / value.denominator) if kind is not float else value.numerator / value.denominator


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    total, count = _sum(data)
    return _converted(total / count, _kind_of(data))


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    data = list(data)
    if not data or any(value <= 0 for value in data):
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean(map(math.log, data)))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(value < 0 for value in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1 and weights is None:
        return data[0]
    if weights is None:
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
    # The quotients are rounded, their sum is not.
    try:
        quotients = [weight / value if weight else 0 for value, weight in zip(data, weights)]
    except ZeroDivisionError:
        return 0
    total = _sum(quotients)[0]
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _converted(_sum(weights)[0] / total, _kind_of(quotients))


def median(data):
    data = sorted(data)
    count = len(data)
    if count == 0:
        raise StatisticsError("no median for empty data")
    if count % 2:
        return data[count // 2]
    return (data[count // 2 - 1] + data[count // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    count = len(data)
    middle = data[count // 2]
    below = bisect_left(data, middle)
    same = bisect_right(data, middle) - below
    return float(middle) - interval / 2 + interval * (count / 2 - below) / same


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def _squares(data, center=None):
    """The sum of the squares of the distances from the center, by default the mean."""
    if center is not None:
        distances = [value - center for value in data]
        square, count = _sum([distance * distance for distance in distances])
        return square, count, _kind_of(data)
    parts, count, special = _sums(data)
    if special is not None:
        return special, count, _kind_of(data)
    total = sum((Fraction(n, d) for d, (n, _) in parts.items()), Fraction(0))
    square = sum((Fraction(n, d * d) for d, (_, n) in parts.items()), Fraction(0))
    return square - total * total / count, count, _kind_of(data)


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    square, count, kind = _squares(data, xbar)
    return _converted(square / (count - 1), kind)


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    square, count, kind = _squares(data, mu)
    return _converted(square / count, kind)


def _root(value, kind):
    if isinstance(value, float):
        return math.sqrt(value)
    if kind is Decimal:
        with localcontext() as context:
            # Enough digits that rounding twice is rounding once.
            context.prec = 2 * context.prec + 10
            root = (Decimal(value.numerator) / value.denominator).sqrt()
        return +root
    # The nearest float: an integer root with more bits than a float has, the rest in the last one.
    n, m = value.numerator, value.denominator
    if not n:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        top = _root_to_odd(n, m << 2 * shift) << shift
        return float(top)
    return _root_to_odd(n << -2 * shift, m) / (1 << -shift)


def _root_to_odd(n, m):
    root = math.isqrt(n // m)
    return root | (root * root * m != n)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    square, count, kind = _squares(data, xbar)
    return _root(square / (count - 1), kind)


def pstdev(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pstdev requires at least one data point")
    square, count, kind = _squares(data, mu)
    return _root(square / count, kind)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        raise StatisticsError("must have at least two data points")
    made = []
    if method == "inclusive":
        last = count - 1
        for index in range(1, n):
            place, delta = divmod(index * last, n)
            made.append((data[place] * (n - delta) + data[place + 1] * delta) / n)
        return made
    if method == "exclusive":
        last = count + 1
        for index in range(1, n):
            place = index * last // n
            place = 1 if place < 1 else count - 1 if place > count - 1 else place
            delta = index * last - place * n
            made.append((data[place - 1] * (n - delta) + data[place] * delta) / n)
        return made
    raise ValueError(f"Unknown method: {method!r}")


def covariance(x, y, /):
    count = len(x)
    if len(y) != count:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("covariance requires at least two data points")
    mean_x, mean_y = math.fsum(x) / count, math.fsum(y) / count
    return math.sumprod([a - mean_x for a in x], [b - mean_y for b in y]) / (count - 1)


def _ranks(data):
    """The places of values in their order, from the middle."""
    middle = (len(data) - 1) / 2
    order = sorted(range(len(data)), key=lambda index: data[index])
    ranks = [0.0] * len(data)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and data[order[end + 1]] == data[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2 - middle
        start = end + 1
    return ranks


def correlation(x, y, /, *, method="linear"):
    count = len(x)
    if len(y) != count:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in ("linear", "ranked"):
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        mean_x, mean_y = math.fsum(x) / count, math.fsum(y) / count
        x = [a - mean_x for a in x]
        y = [b - mean_y for b in y]
    product = math.sumprod(x, y)
    try:
        return product / math.sqrt(math.sumprod(x, x) * math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    count = len(x)
    if len(y) != count:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if count < 2:
        raise StatisticsError("linear regression requires at least two data points")
    mean_x = mean_y = 0.0
    if not proportional:
        mean_x, mean_y = math.fsum(x) / count, math.fsum(y) / count
        x = [a - mean_x for a in x]
        y = [b - mean_y for b in y]
    product = math.sumprod(x, y) + 0.0
    try:
        slope = product / math.sumprod(x, x)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else mean_y - slope * mean_x)


# The coefficients of AS241, highest powers first.
_MIDDLE = (
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0,
)
_BELOW_MIDDLE = (
    5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0,
)
_TAIL = (
    7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
    3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
)
_BELOW_TAIL = (
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1.0,
)
_END = (
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
    2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
)
_BELOW_END = (
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0,
)


def _polynomial(coefficients, x):
    value = 0.0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value


class NormalDist:
    """A normal distribution."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        if len(data) < 2:
            raise StatisticsError("stdev requires at least two data points")
        total, count = _sum(data)
        return cls(float(total / count), _root(_squares(data)[0] / (count - 1), float))

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return math.exp(difference * difference / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        # Wichura's algorithm AS241: quotients of polynomials, near the middle and in two parts of the tails.
        q = p - 0.5
        if abs(q) <= 0.425:
            r = 0.180625 - q * q
            x = _polynomial(_MIDDLE, r) * q / _polynomial(_BELOW_MIDDLE, r)
            return self._mu + x * self._sigma
        r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
        if r <= 5.0:
            r -= 1.6
            x = _polynomial(_TAIL, r) / _polynomial(_BELOW_TAIL, r)
        else:
            r -= 5.0
            x = _polynomial(_END, r) / _polynomial(_BELOW_END, r)
        return self._mu + (-x if q < 0.0 else x) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(index / n) for index in range(1, n)]

    def overlap(self, other):
        """The area that two distributions share, from 0 to 1."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        if not X._sigma or not Y._sigma:
            raise StatisticsError("overlap() not defined when sigma is zero")
        variance_x, variance_y = X.variance, Y.variance
        between = variance_y - variance_x
        distance = math.fabs(Y._mu - X._mu)
        if not between:
            return 1.0 - math.erf(distance / (2.0 * X._sigma * math.sqrt(2.0)))
        a = X._mu * variance_y - Y._mu * variance_x
        b = X._sigma * Y._sigma * math.sqrt(distance * distance + between * math.log(variance_y / variance_x))
        x1, x2 = (a + b) / between, (a - b) / between
        return 1.0 - (abs(Y.cdf(x1) - X.cdf(x1)) + abs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu + x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu + x2, x1._sigma)

    def __sub__(x1, x2):
        if isinstance(x2, NormalDist):
            return NormalDist(x1._mu - x2._mu, math.hypot(x1._sigma, x2._sigma))
        return NormalDist(x1._mu - x2, x1._sigma)

    def __mul__(x1, x2):
        return NormalDist(x1._mu * x2, x1._sigma * abs(x2))

    def __truediv__(x1, x2):
        return NormalDist(x1._mu / x2, x1._sigma / abs(x2))

    __radd__ = __add__
    __rmul__ = __mul__

    def __pos__(x1):
        return NormalDist(x1._mu, x1._sigma)

    def __neg__(x1):
        return NormalDist(-x1._mu, x1._sigma)

    def __rsub__(x1, x2):
        return -(x1 - x2)

    def __eq__(x1, x2):
        if not isinstance(x2, NormalDist):
            return NotImplemented
        return x1._mu == x2._mu and x1._sigma == x2._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
