# Polynomials as a class: arithmetic, division, roots by rational candidates, calculus, printing, interpolation.
from fractions import Fraction
from functools import reduce
from itertools import zip_longest
from math import gcd


class Poly:
    def __init__(self, *coefficients):
        while coefficients and coefficients[-1] == 0:
            coefficients = coefficients[:-1]
        self.c = tuple(coefficients)

    @classmethod
    def of_roots(cls, *roots):
        return reduce(lambda p, r: p * cls(-r, 1), roots, cls(1))

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        return reduce(lambda total, c: total * x + c, reversed(self.c), 0)

    def __add__(self, other):
        if not isinstance(other, Poly):
            other = Poly(other)
        return Poly(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))

    __radd__ = __add__

    def __neg__(self):
        return Poly(*(-a for a in self.c))

    def __sub__(self, other):
        return self + -other

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if not isinstance(other, Poly):
            return Poly(*(a * other for a in self.c))
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        return reduce(Poly.__mul__, [self] * n, Poly(1))

    def __divmod__(self, other):
        if not other.c:
            raise ZeroDivisionError("division by the zero polynomial")
        rest, quotient = list(self.c), [Fraction(0)] * max(len(self.c) - len(other.c) + 1, 0)
        for at in range(len(quotient) - 1, -1, -1):
            factor = Fraction(rest[at + other.degree]) / other.c[-1]
            quotient[at] = factor
            for i, b in enumerate(other.c):
                rest[at + i] -= factor * b
        return Poly(*quotient), Poly(*rest)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def __eq__(self, other):
        return self.c == (other.c if isinstance(other, Poly) else Poly(other).c)

    def __hash__(self):
        return hash(self.c)

    def __bool__(self):
        return bool(self.c)

    def __iter__(self):
        return iter(self.c)

    def derivative(self):
        return Poly(*(i * a for i, a in enumerate(self.c))[1:]) if False else Poly(*[i * a for i, a in enumerate(self.c)][1:])

    def integral(self, c=0):
        return Poly(c, *(Fraction(a) / (i + 1) for i, a in enumerate(self.c)))

    def compose(self, other):
        return reduce(lambda total, c: total * other + c, reversed(self.c), Poly())

    def rational_roots(self):
        c = [Fraction(a) for a in self.c]
        scale = reduce(lambda a, b: a * b // gcd(a, b), (a.denominator for a in c), 1)
        c = [int(a * scale) for a in c]
        if c[0] == 0:
            return {Fraction(0)} | Poly(*c[1:]).rational_roots()
        divisors = lambda n: [d for d in range(1, abs(n) + 1) if n % d == 0]
        candidates = {Fraction(s * p, q) for p in divisors(c[0]) for q in divisors(c[-1]) for s in (1, -1)}
        return {x for x in candidates if self(x) == 0}

    def __str__(self):
        parts = []
        for i, a in reversed([*enumerate(self.c)]):
            if a:
                power = "" if i == 0 else "x" if i == 1 else f"x^{i}"
                number = str(abs(a)) if abs(a) != 1 or i == 0 else ""
                sign = "-" if a < 0 else "+"
                parts.append((f" {sign} " if parts else "-" if a < 0 else "") + number + power)
        return "".join(parts) or "0"

    __repr__ = __str__


x = Poly(0, 1)
p = x**3 - 6 * x**2 + 11 * x - 6
q = 2 * x**2 + 3
print(p, q, p + q, p - q, p * q, -p, p(4), q(Fraction(1, 2)), p.degree, Poly().degree, Poly(0, 0) == 0, sep="; ")
quotient, rest = divmod(p, q)
print(quotient, rest, quotient * q + rest == p, p % Poly(-2, 1), p // Poly(-2, 1), sep="; ")
print(p.derivative(), p.derivative().derivative().derivative(), p.integral(), p.integral().derivative() == p, p.compose(x + 1), (x + 1) ** 5, sep="; ")
print(sorted(p.rational_roots()), sorted((6 * x**2 - x - 1).rational_roots()), (x * x + 1).rational_roots(), Poly.of_roots(1, -2, Fraction(1, 2)), (x**2 - x).rational_roots() == {0, 1})


def common(a, b):
    while b:
        a, b = b, a % b
    return a * (Fraction(1) / a.c[-1])


print(common(Poly.of_roots(1, 2, 3), Poly.of_roots(2, 3, 4)), common(x**6 - 1, x**4 - 1), common(p, q))


def through(points):
    total = Poly()
    for i, (a, y) in enumerate(points):
        term = Poly(Fraction(y))
        for j, (b, _) in enumerate(points):
            if i != j:
                term = term * Poly(-b, 1) * Fraction(1, a - b)
        total += term
    return total


print(through([(0, 1), (1, 2), (2, 5), (3, 10)]), through([(1, 1), (2, 4), (3, 9), (4, 16), (5, 26)]))
try:
    p // Poly()
except ZeroDivisionError as error:
    print(error)
cyclotomic = {}
for n in range(1, 13):
    poly = x**n - 1
    for d in range(1, n):
        if n % d == 0:
            poly = poly // cyclotomic[d]
    cyclotomic[n] = poly
print(*(f"{n}: {c}" for n, c in cyclotomic.items()), sep="\n")
chebyshev = [Poly(1), x]
for n in range(2, 7):
    chebyshev.append(2 * x * chebyshev[-1] - chebyshev[-2])
print(chebyshev[-1], [t(1) for t in chebyshev], len({p, q, p + 0}), sum([p, q], Poly()) == p + q, list(q))
