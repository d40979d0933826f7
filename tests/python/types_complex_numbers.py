# Complex numbers: arithmetic, representation, functions of cmath, a polynomial's roots, a set drawn.
import cmath
import math

a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a**2, a**-1, -a, +b, abs(a), a.conjugate(), a.real, a.imag, complex(1), complex("1+2j"), complex(1, -0.0), a == 3 + 4j, a != b, hash(2 + 0j) == hash(2), bool(0j))
print(1j, -1j, 0j, complex(-0.0, -0.0), 1e20j, 1.5 - 0.5j, complex("inf"), complex("nan"), repr(complex(1, float("inf"))), str(2 + 3j), [1j], f"{a:.2f}", f"{a}", complex("-1e3j"), complex(" ( 1 + 1j ) ".replace(" ", "")))
for bad in (lambda: a < b, lambda: int(a), lambda: a // b, lambda: a % b, lambda: a / 0, lambda: complex("x"), lambda: complex("1", 2), lambda: 0j**-1, lambda: float(1j), lambda: math.sqrt(1j), lambda: divmod(a, b)):
    try:
        print(bad())
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


def rounded(z, n=6):
    return complex(round(z.real, n) + 0.0, round(z.imag, n) + 0.0)


print(*(rounded(f(0.5 + 1j)) for f in (cmath.sqrt, cmath.exp, cmath.log, cmath.sin, cmath.cos, cmath.tan, cmath.sinh, cmath.cosh, cmath.tanh, cmath.asin, cmath.acos, cmath.atan, cmath.log10)))
print(cmath.polar(1j), rounded(cmath.rect(2, math.pi / 6)), cmath.phase(-1), cmath.sqrt(-4), rounded(cmath.exp(1j * math.pi)), cmath.isclose(1, 1 + 1e-12), cmath.isfinite(a), cmath.isinf(complex("inf")), cmath.pi == math.pi)
print(rounded((1 + 2j) ** 0.5), rounded(2**1j), rounded(1j**1j), sum([1, 2j, 0.5]), (1 + 2j) * 2, 2 / (1 + 1j), 1 + 1j == 1, 1j in [1j], {1 + 0j: "one"}[1])


def roots(coefficients):
    # Durand and Kerner: all at once.
    n = len(coefficients) - 1
    found = [(0.4 + 0.9j) ** k for k in range(n)]
    for _ in range(100):
        for i in range(n):
            value = 0
            for c in coefficients:
                value = value * found[i] + c
            for j in range(n):
                if j != i:
                    value /= found[i] - found[j]
            found[i] -= value
    return sorted((rounded(z, 5) for z in found), key=lambda z: (z.real, z.imag))


print(roots([1, -6, 11, -6]), roots([1, 0, 1]), roots([1, 0, 0, -1]))
for y in range(6, -7, -2):
    row = ""
    for x in range(-20, 11):
        z, c = 0, complex(x / 10, y / 6)
        n = 0
        while abs(z) < 2 and n < 20:
            z, n = z * z + c, n + 1
        row += " .:-=+*#"[min(n // 3, 7)]
    print(row.rstrip())
unit = [cmath.exp(2j * math.pi * k / 8) for k in range(8)]
print([rounded(u, 3) for u in unit[:3]], abs(sum(unit)) < 1e-12, rounded(math.prod(unit)))


class Gauss(complex):
    def __repr__(self):
        return f"G({self.real:g},{self.imag:g})"

    def norm(self):
        return int(self.real**2 + self.imag**2)


print(Gauss(3, 4), Gauss(3, 4).norm(), Gauss(1, 1) + 1, isinstance(Gauss(1), complex), [g for g in (Gauss(a, b) for a in range(3) for b in range(3)) if g.norm() in (2, 5)])
total = 0j
for k in range(2000):
    total += (1j) ** (k % 4) * k
print(total)


# A subclass of a number says itself which complex number it is.
class Whole(int):
    def __complex__(self):
        return 5 + 6j


class Part(float):
    def __complex__(self):
        return -0.5j


class Own(complex):
    def __complex__(self):
        return 7j


for number in [Whole(1), Part(1.5), Own(1), 3, 2.5, -0.0]:
    print(complex(number), complex(number, 2), complex(number, 2j), complex(1, number))
