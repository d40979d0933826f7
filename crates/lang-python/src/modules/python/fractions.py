"""Rational numbers."""

import math
import operator
import re
from decimal import Decimal
from numbers import Rational

__all__ = ["Fraction"]

_FORM = re.compile(
    r"\s*(?P<sign>[-+]?)(?=\d|\.\d)(?P<num>\d*|\d+(_\d+)*)(?:\s*/\s*(?P<denom>\d+(_\d+)*)"
    r"|(?:\.(?P<decimal>\d*|\d+(_\d+)*))?(?:[eE](?P<exp>[-+]?\d+(_\d+)*))?)\s*\Z"
)
def _round_to_exponent(n, d, exponent, no_negative_zero=False):
    """n / d as a sign and a number of units of 10**exponent, halves to even."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    quotient, rest = divmod(n + (d >> 1), d)
    if rest == 0 and d & 1 == 0:
        quotient &= -2
    return quotient < 0 if no_negative_zero else n < 0, abs(quotient)


def _round_to_figures(n, d, figures):
    """n / d as a sign, a number of so many digits, and the exponent of ten it is to be multiplied by."""
    if n == 0:
        return False, 0, 1 - figures
    n_text, d_text = str(abs(n)), str(d)
    exponent = len(n_text) - len(d_text) + (d_text <= n_text) - figures
    negative, digits = _round_to_exponent(n, d, exponent)
    if len(str(digits)) == figures + 1:
        digits //= 10
        exponent += 1
    return negative, digits, exponent


_SPECIFICATION = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ]?)(?P<z>z)?(?P<alt>#)?(?P<zero>0(?=[0-9]))?"
    r"(?P<width>[0-9]+)?(?P<comma>[,_])?(?:\.(?P<precision>[0-9]+))?(?P<type>[eEfFgG%])\Z",
    re.S,
)


def _made(numerator, denominator):
    # Of a numerator and a denominator that have no common factor.
    fraction = object.__new__(Fraction)
    fraction._numerator = numerator
    fraction._denominator = denominator
    return fraction


class Fraction(Rational):
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator = numerator
                self._denominator = 1
                return self
            if isinstance(numerator, Rational):
                self._numerator = int(numerator.numerator)
                self._denominator = int(numerator.denominator)
                return self
            if isinstance(numerator, (float, Decimal)):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            numerator, denominator = cls._parse(numerator)
        elif not (type(numerator) is int is type(denominator)):
            if not (isinstance(numerator, Rational) and isinstance(denominator, Rational)):
                raise TypeError("both arguments should be Rational instances")
            numerator, denominator = (
                int(numerator.numerator * denominator.denominator),
                int(denominator.numerator * numerator.denominator),
            )
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        factor = math.gcd(numerator, denominator)
        if denominator < 0:
            factor = -factor
        self._numerator = numerator // factor
        self._denominator = denominator // factor
        return self

    @staticmethod
    def _parse(text):
        found = _FORM.match(text)
        if found is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        numerator = int(found["num"] or "0")
        denominator = 1
        if found["denom"]:
            denominator = int(found["denom"])
        else:
            decimal = found["decimal"]
            if decimal:
                decimal = decimal.replace("_", "")
                scale = 10 ** len(decimal)
                numerator = numerator * scale + int(decimal)
                denominator *= scale
            if found["exp"]:
                exponent = int(found["exp"])
                if exponent >= 0:
                    numerator *= 10**exponent
                else:
                    denominator *= 10**-exponent
        if found["sign"] == "-":
            numerator = -numerator
        return numerator, denominator

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if not isinstance(dec, (int, Decimal)):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls(*dec.as_integer_ratio()) if not isinstance(dec, int) else cls(dec)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Convergents of the continued fraction, and the closest between the last two.
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _made(p1, q1)
        return _made(p0 + k * p1, q0 + k * q1)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec):
        if not format_spec:
            return str(self)
        found = _SPECIFICATION.match(format_spec)
        if found is None:
            raise ValueError(
                f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}"
            )
        if found["align"] and found["zero"]:
            raise ValueError(
                f"Invalid format specifier {format_spec!r} for object of type {type(self).__name__!r}; "
                "can't use explicit alignment when zero-padding"
            )
        kind, comma = found["type"], found["comma"] or ""
        precision = int(found["precision"] or 6)
        if kind in "fF%":
            exponent = -precision - (2 if kind == "%" else 0)
            negative, digits = _round_to_exponent(self._numerator, self._denominator, exponent, found["z"])
            is_scientific, point = False, precision
        else:
            figures = precision + 1 if kind in "eE" else precision or 1
            negative, digits, exponent = _round_to_figures(self._numerator, self._denominator, figures)
            top = exponent + figures - 1
            is_scientific = kind in "eE" or not -4 <= top < figures
            point = figures - 1 if is_scientific else -exponent
        suffix = "%" if kind == "%" else ""
        if is_scientific:
            suffix = f"{'e' if kind in 'eg' else 'E'}{exponent + point:+03d}"
        text = f"{digits:0{point + 1}d}"
        whole, fraction = text[: len(text) - point], text[len(text) - point :]
        if kind in "gG" and not found["alt"]:
            fraction = fraction.rstrip("0")
        separator = "." if fraction or found["alt"] else ""
        sign = "-" if negative else "" if found["sign"] in ("", "-") else found["sign"]
        rest = separator + fraction + suffix
        width = int(found["width"] or 0)
        if found["zero"]:
            room = width - len(sign) - len(rest)
            whole = whole.zfill(3 * room // 4 + 1 if comma and room > len(whole) else room)
        if comma:
            first = 1 + (len(whole) - 1) % 3
            whole = whole[:first] + "".join([comma + whole[at : at + 3] for at in range(first, len(whole), 3)])
        body = whole + rest
        padding = (found["fill"] or " ") * (width - len(sign) - len(body))
        align = found["align"] or ">"
        if align == ">":
            return padding + sign + body
        if align == "<":
            return sign + body + padding
        if align == "^":
            half = len(padding) // 2
            return padding[:half] + sign + body + padding[half:]
        return sign + padding + body

    def _operation(on_fractions, operation):
        def forward(a, b):
            if type(b) is Fraction:
                return on_fractions(a, b)
            if isinstance(b, int):
                return on_fractions(a, _made(int(b), 1))
            if isinstance(b, Fraction):
                return on_fractions(a, b)
            if isinstance(b, float):
                return operation(float(a), b)
            if isinstance(b, complex):
                return operation(complex(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, Rational):
                return on_fractions(Fraction(a), b)
            if isinstance(a, float):
                return operation(a, float(b))
            if isinstance(a, complex):
                return operation(a, complex(b))
            return NotImplemented

        return forward, reverse

    def _add(a, b):
        na, da, nb, db = a._numerator, a._denominator, b._numerator, b._denominator
        g = math.gcd(da, db)
        if g == 1:
            return _made(na * db + da * nb, da * db)
        s = da // g
        t = na * (db // g) + nb * s
        g2 = math.gcd(t, g)
        if g2 == 1:
            return _made(t, s * db)
        return _made(t // g2, s * (db // g2))

    def _sub(a, b):
        return Fraction._plus(a, _made(-b._numerator, b._denominator))

    def _mul(a, b):
        na, da, nb, db = a._numerator, a._denominator, b._numerator, b._denominator
        g1 = math.gcd(na, db)
        if g1 > 1:
            na //= g1
            db //= g1
        g2 = math.gcd(nb, da)
        if g2 > 1:
            nb //= g2
            da //= g2
        return _made(na * nb, da * db)

    def _div(a, b):
        nb, db = b._numerator, b._denominator
        if nb == 0:
            raise ZeroDivisionError(f"Fraction({a._numerator * db}, 0)")
        if nb < 0:
            nb, db = -nb, -db
        return Fraction._times(a, _made(db, nb))

    def _floordiv(a, b):
        return (a._numerator * b._denominator) // (a._denominator * b._numerator)

    def _divmod(a, b):
        da, db = a._denominator, b._denominator
        quotient, rest = divmod(a._numerator * db, da * b._numerator)
        return quotient, Fraction(rest, da * db)

    def _mod(a, b):
        da, db = a._denominator, b._denominator
        return Fraction((a._numerator * db) % (b._numerator * da), da * db)

    _plus, _times = _add, _mul
    __add__, __radd__ = _operation(_add, operator.add)
    __sub__, __rsub__ = _operation(_sub, operator.sub)
    __mul__, __rmul__ = _operation(_mul, operator.mul)
    __truediv__, __rtruediv__ = _operation(_div, operator.truediv)
    __floordiv__, __rfloordiv__ = _operation(_floordiv, operator.floordiv)
    __divmod__, __rdivmod__ = _operation(_divmod, divmod)
    __mod__, __rmod__ = _operation(_mod, operator.mod)

    def __pow__(a, b):
        if isinstance(b, Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return _made(a._numerator**power, a._denominator**power)
            if a._numerator > 0:
                return _made(a._denominator**-power, a._numerator**-power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator**-power}, 0)")
            return _made((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __float__(a):
        return a._numerator / a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator or (twice == self._denominator and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            value = 314159
        else:
            value = hash(hash(abs(self._numerator)) * inverse)
        result = value if self._numerator >= 0 else -value
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if type(b) is Fraction:
            return a._numerator == b._numerator and a._denominator == b._denominator
        if isinstance(b, Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, float):
            if math.isnan(b) or math.isinf(b):
                return 0.0 == b
            return a == Fraction(b)
        if isinstance(b, complex) and not b.imag:
            return a == b.real
        return NotImplemented

    def _compared(self, other, op):
        if isinstance(other, Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, Fraction(other))
        return NotImplemented

    def __lt__(a, b):
        if type(b) is Fraction:
            return a._numerator * b._denominator < a._denominator * b._numerator
        return a._compared(b, operator.lt)

    def __gt__(a, b):
        if type(b) is Fraction:
            return a._numerator * b._denominator > a._denominator * b._numerator
        return a._compared(b, operator.gt)

    def __le__(a, b):
        if type(b) is Fraction:
            return a._numerator * b._denominator <= a._denominator * b._numerator
        return a._compared(b, operator.le)

    def __ge__(a, b):
        if type(b) is Fraction:
            return a._numerator * b._denominator >= a._denominator * b._numerator
        return a._compared(b, operator.ge)

    def __bool__(a):
        return a._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_MODULUS = (1 << 61) - 1
