"""Numbers under a modulus: a class of residues, inverses, remainders combined, orders, logarithms, roots, and a toy RSA."""
from functools import total_ordering
from math import gcd, isqrt


class NotInvertible(ZeroDivisionError):
    pass


def extended(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x, u = u, x - q * u
        y, v = v, y - q * v
    return a, x, y


class Mod:
    __slots__ = ("value", "modulus")

    def __init__(self, value, modulus):
        if modulus < 1:
            raise ValueError("modulus must be positive, not %d" % modulus)
        self.value, self.modulus = value % modulus, modulus

    def _pair(self, other):
        if isinstance(other, int):
            return Mod(other, self.modulus)
        if isinstance(other, Mod):
            if other.modulus != self.modulus:
                raise ValueError(f"moduli differ: {self.modulus} and {other.modulus}")
            return other
        return None

    def _made(operation):
        def method(self, other):
            if (o := self._pair(other)) is None:
                return NotImplemented
            return Mod(operation(self.value, o.value), self.modulus)

        return method

    __add__ = __radd__ = _made(lambda a, b: a + b)
    __sub__ = _made(lambda a, b: a - b)
    __rsub__ = _made(lambda a, b: b - a)
    __mul__ = __rmul__ = _made(lambda a, b: a * b)
    del _made

    def __pow__(self, n):
        return Mod(pow((~self).value, -n, self.modulus) if n < 0 else pow(self.value, n, self.modulus), self.modulus)

    def __invert__(self):
        g, x, _ = extended(self.value, self.modulus)
        if g != 1:
            raise NotInvertible(f"{self} shares {g}")
        return Mod(x, self.modulus)

    def __truediv__(self, other):
        return self * ~self._pair(other)

    def __rtruediv__(self, other):
        return ~self * other

    def __neg__(self):
        return Mod(-self.value, self.modulus)

    def __eq__(self, other):
        return isinstance(other, (Mod, int)) and self.value == self._pair(other).value

    def __hash__(self):
        return hash((self.value, self.modulus))

    def __repr__(self):
        return f"{self.value} mod {self.modulus}"

    __index__ = lambda self: self.value


def combined(rests, moduli):
    x, m = 0, 1
    for r, n in zip(rests, moduli, strict=True):
        g, p, _ = extended(m, n)
        if (r - x) % g:
            raise ArithmeticError(f"x = {r} mod {n} contradicts x = {x} mod {m}")
        x += m * ((r - x) // g * p % (n // g))
        m *= n // g
        x %= m
    return Mod(x, m)


def logarithm(base, target, p):
    step = isqrt(p) + 1
    small = {pow(base, j, p): j for j in reversed(range(step))}
    jump, at = pow(base, -step, p), target % p
    for i in range(step):
        if at in small:
            return i * step + small[at]
        at = at * jump % p
    return None


a, b = Mod(9, 17), Mod(13, 17)
print(a + b, a - b, 3 - a, a * b, a / b, 1 / b, -a, a**-3, a**100, ~b * b == 1, a == 26, a != Mod(26, 17), {a: 1}[Mod(26, 17)], "abcdefghijklmnop"[a])
print(sum((Mod(i, 101) ** 3 for i in range(300)), Mod(0, 101)), [extended(*p) for p in ((240, 46), (0, 5), (7, 0), (-6, 4))])
print(combined([2, 3, 2], [3, 5, 7]), combined([1, 3], [4, 6]), combined([], []), combined([10**18, 7], [10**20, 9]))
print(logarithm(3, 13, 17), logarithm(5, 3, 1009), logarithm(4, 3, 7), [min(k for k in range(1, 13) if pow(g, k, 13) == 1) for g in range(1, 13)])
n, e = 3233, 17
d = pow(e, -1, 3120)
print(d, secret := [pow(ord(c), e, n) for c in "RSA ok"], "".join(chr(pow(c, d, n)) for c in secret), sum(gcd(i, 360) == 1 for i in range(360)))
for act in (lambda: ~Mod(6, 9), lambda: a + Mod(1, 5), lambda: a + 1.5, lambda: "x" * 2 - a, lambda: Mod(1, 0), lambda: combined([1, 2], [4, 6]), lambda: combined([1], [2, 3]), lambda: pow(6, -1, 9), lambda: pow(2, 3, 0), lambda: a < b, lambda: setattr(a, "x", 1)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
