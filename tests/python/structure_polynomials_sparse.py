"""Sparse polynomials in several names: arithmetic, powers, derivatives, substitution, division in one name, text and parsing of text."""
import re
from collections import defaultdict
from fractions import Fraction


class Poly:
    def __init__(self, terms=()):
        self.terms = {m: c for m, c in dict(terms).items() if c}

    @classmethod
    def name(cls, n):
        return cls({((n, 1),): 1})

    @classmethod
    def lift(cls, x):
        return x if isinstance(x, cls) else cls({(): x}) if isinstance(x, (int, Fraction)) else None

    @classmethod
    def parse(cls, text):
        out, at = cls(), 0
        for m in re.finditer(r"\s*([+-]?)\s*(\d+)?((?:[a-z](?:\^\d+)?)*)", text):
            if m.start() != at or not (m[2] or m[3]) and m.end() < len(text):
                break
            at = m.end()
            if m[2] or m[3]:
                term = cls.lift(int(m[1] + (m[2] or "1")))
                for n, k in re.findall(r"([a-z])(?:\^(\d+))?", m[3]):
                    term *= cls.name(n) ** int(k or 1)
                out += term
        if at != len(text):
            raise SyntaxError(f"cannot read {text[at:]!r}")
        return out

    def __add__(self, other):
        if (other := self.lift(other)) is None:
            return NotImplemented
        sums = defaultdict(int, self.terms)
        for m, c in other.terms.items():
            sums[m] += c
        return Poly(sums)

    def __mul__(self, other):
        if (other := self.lift(other)) is None:
            return NotImplemented
        sums = defaultdict(int)
        for m, c in self.terms.items():
            for n, d in other.terms.items():
                powers = dict(m)
                for name, k in n:
                    powers[name] = powers.get(name, 0) + k
                sums[tuple(sorted(powers.items()))] += c * d
        return Poly(sums)

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + -1 * other
    __rsub__ = lambda self, other: -self + other
    __bool__ = lambda self: bool(self.terms)

    def __pow__(self, n):
        if n < 0:
            raise ValueError("negative power of a polynomial")
        out = Poly({(): 1})
        while n:
            out, self, n = out * self if n & 1 else out, self * self, n >> 1
        return out

    def __eq__(self, other):
        return (other := self.lift(other)) is not None and self.terms == other.terms

    def by(self, name):
        out = Poly()
        for m, c in self.terms.items():
            k = dict(m).get(name, 0)
            if k:
                out += Poly({tuple((n, p - (n == name)) for n, p in m if p > (n == name)): c * k})
        return out

    def __call__(self, **values):
        total = Poly()
        for m, c in self.terms.items():
            term = self.lift(c)
            for n, k in m:
                term *= (values[n] ** k if n in values else Poly.name(n) ** k)
            total += term
        return total.terms.get((), 0) if all(m == () for m in total.terms) else total

    def __divmod__(self, other):
        if not other:
            raise ZeroDivisionError("polynomial division by zero")
        rest, out = self, Poly()
        top = lambda p: max(((m[0][1] if m else 0), m, c) for m, c in p.terms.items())
        k, m, c = top(other)
        while rest and (lead := top(rest))[0] >= k:
            n = lead[0] - k
            term = Poly({(((lead[1] or m)[0][0], n),) if n else (): Fraction(lead[2], c)})
            out, rest = out + term, rest - term * other
        return out, rest

    def __str__(self):
        out = ""
        for m, c in sorted(self.terms.items(), key=lambda t: (-sum(k for _, k in t[0]), t[0])):
            body = "".join(n + (f"^{k}" if k > 1 else "") for n, k in m)
            out += (" - " if c < 0 else " + ") + (str(abs(c)) if abs(c) != 1 or not body else "") + body
        return (out[3:] if out[1] == "+" else "-" + out[3:]) if out else "0"


x, y, z = map(Poly.name, "xyz")
p = (x + y) ** 3 - 3 * x * y * (x + y)
print(p, p == x**3 + y**3, (x - 1) * (x + 1), 1 - x, x - x, -x, (x + y + z) ** 2, 2 * x * y * 0 == 0, sep="; ")
print(p.by("x"), p.by("z"), ((x + 2) ** 5).by("x").by("x"), p(x=2, y=3), p(x=2), p(x=y), p(y=1 - x), sep="; ")
print(*map(str, divmod(x**5 - 1, x - 1)), *map(str, divmod(x**3 + 2 * x + 5, 2 * x**2 - 1)), *map(str, divmod(x, x**2)))
print(Poly.parse("3x^2y - 2xy^2 + 7 - x"), Poly.parse("x + x - 2x"), Poly.parse("-a^2b^3c"), Poly.parse(str((x - 2 * y) ** 4)) == (x - 2 * y) ** 4)
print(sum((x + i) * (x - i) for i in range(60)), len(((x + y + 1) ** 12).terms), ((x + y + 1) ** 12)(x=1, y=-1), max(((x + 1) ** 30).terms.values()))
for act in (lambda: x + "a", lambda: x**-1, lambda: divmod(x, Poly()), lambda: Poly.parse("x +* y"), lambda: Poly.parse("2.5x"), lambda: x + 1.5, lambda: x(5), lambda: {x: 1}, lambda: x < y, lambda: Poly([1])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
