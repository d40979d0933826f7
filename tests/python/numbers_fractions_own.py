"""Fractions of one's own against the library's: all operators, mixed with floats and ints, continued fractions, Egyptian sums, Farey rows."""
from fractions import Fraction
from math import gcd, sqrt, floor, ceil, trunc
from numbers import Rational


class Ratio:
    __slots__ = "top", "bottom"
    __match_args__ = __slots__

    def __new__(cls, top=0, bottom=1):
        if isinstance(top, str):
            top, _, rest = top.partition("/")
            return cls(int(top), int(rest or 1))
        if bottom == 0:
            raise ZeroDivisionError(f"Ratio({top}, 0)")
        if bottom < 0:
            top, bottom = -top, -bottom
        self = super().__new__(cls)
        g = gcd(top, bottom)
        self.top, self.bottom = top // g, bottom // g
        return self

    def _lift(f):
        def forward(a, b):
            match b:
                case int():
                    b = Ratio(b)
                case float():
                    return getattr(float, f.__name__)(float(a), b)
                case Ratio():
                    pass
                case _:
                    return NotImplemented
            return f(a, b)

        def back(a, b):
            return forward(Ratio(b), a) if isinstance(b, int) else NotImplemented if not isinstance(b, float) else getattr(b, f.__name__)(float(a))

        return forward, back

    @_lift
    def __add__(a, b):
        return Ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom)

    @_lift
    def __mul__(a, b):
        return Ratio(a.top * b.top, a.bottom * b.bottom)

    @_lift
    def __sub__(a, b):
        return a + -b

    @_lift
    def __truediv__(a, b):
        return Ratio(a.top * b.bottom, a.bottom * b.top)

    __add__, __radd__ = __add__
    __mul__, __rmul__ = __mul__
    __sub__, __rsub__ = __sub__
    __truediv__, __rtruediv__ = __truediv__
    del _lift

    def __pow__(self, n):
        return Ratio(self.top**n, self.bottom**n) if n >= 0 else 1 / self**-n

    def __lt__(self, other):
        return (self - other).top < 0

    def __eq__(self, other):
        return not (self - other).top if isinstance(other, (int, Ratio)) else float(self) == other

    __neg__ = lambda self: Ratio(-self.top, self.bottom)
    __abs__ = lambda self: Ratio(abs(self.top), self.bottom)
    __bool__ = lambda self: self.top != 0
    __float__ = lambda self: self.top / self.bottom
    __hash__ = lambda self: hash(Fraction(self.top, self.bottom))
    __floor__ = lambda self: self.top // self.bottom
    __ceil__ = lambda self: -(-self.top // self.bottom)
    __trunc__ = lambda self: int(self.top / self.bottom)
    __round__ = lambda self, n=None: round(Fraction(self.top, self.bottom), n)
    __str__ = lambda self: f"{self.top}/{self.bottom}" if self.bottom > 1 else str(self.top)
    __repr__ = lambda self: f"Ratio({self.top}, {self.bottom})"


def continued(x, limit=12):
    out = []
    while limit:
        out.append(whole := floor(x))
        if x == whole:
            break
        x, limit = 1 / (x - whole), limit - 1
    return out


def egyptian(x):
    while x:
        yield (n := ceil(1 / x))
        x = x - Ratio(1, n)


def farey(n):
    a, b, c, d = 0, 1, 1, n
    yield Ratio(a, b)
    while c <= n:
        k = (n + b) // d
        a, b, c, d = c, d, k * c - a, k * d - b
        yield Ratio(a, b)


half, third = Ratio("1/2"), Ratio(-2, -6)
print(half + third, half - third, half * third, half / third, 1 + half, 1 - third, 2 / half, half + 0.25, 0.25 - half, 3 * third == 1, half**-3, -half, abs(-third), bool(half - half))
print(sum(Ratio(1, n * (n + 1)) for n in range(1, 200)), sum((Fraction(1, n) for n in range(1, 30)), Fraction(0)) == sum((Ratio(1, n) for n in range(1, 30)), Ratio(0)).__add__(0).__float__() or "float", hash(half) == hash(0.5) == hash(Fraction(1, 2)), half == 0.5)
print([(floor(x), ceil(x), trunc(x), round(x), str(round(x, 1))) for x in (Ratio(7, 2), Ratio(-7, 2), Ratio(5, 2), Ratio(6))])
print(continued(Ratio(415, 93)), continued(Fraction(-17, 12)), continued(sqrt(2), 8), list(egyptian(Ratio(5, 121)))[:3], list(egyptian(Ratio(7, 15))))
print(*farey(7), len(list(farey(30))), sorted([half, third, Ratio(2, 5), Ratio(0)]), max(farey(5), key=lambda r: r.bottom))
match Ratio(10, 4):
    case Ratio(top, 2) if top > 3:
        print("matched", top, isinstance(half, Rational), isinstance(Fraction(1), Rational))
for act in (lambda: Ratio(1, 0), lambda: half / 0, lambda: half + "1", lambda: [] - half, lambda: Ratio("x/2"), lambda: Fraction(1, 0), lambda: Fraction("1/x"), lambda: half ** "a", lambda: Ratio(1.5)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
