# Matrices and polynomials as classes with operators; fractions; determinant, inverse, gauss, power, eigenvalue.


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError("Fraction(%d, 0)" % top)
        if bottom < 0:
            top, bottom = -top, -bottom
        k = gcd(top, bottom) or 1
        self.top, self.bottom = top // k, bottom // k

    @staticmethod
    def of(value):
        return value if isinstance(value, Fraction) else Fraction(value)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    def __rsub__(self, other):
        return Fraction.of(other) - self

    def __rtruediv__(self, other):
        return Fraction.of(other) / self

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __abs__(self):
        return Fraction(abs(self.top), self.bottom)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __bool__(self):
        return self.top != 0

    def __float__(self):
        return self.top / self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __repr__(self):
        return str(self.top) if self.bottom == 1 else f"{self.top}/{self.bottom}"


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("ragged matrix")

    @classmethod
    def identity(cls, n):
        return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        i, j = key
        return self.rows[i][j]

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[a * k for a in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not fit")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        if n < 0:
            return self.inverse() ** -n
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return self.rows == other.rows

    def determinant(self):
        rows = [[Fraction.of(v) for v in row] for row in self.rows]
        n, sign, result = len(rows), 1, Fraction(1)
        for i in range(n):
            pivot = next((r for r in range(i, n) if rows[r][i]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                rows[i], rows[pivot] = rows[pivot], rows[i]
                sign = -sign
            result *= rows[i][i]
            for r in range(i + 1, n):
                factor = rows[r][i] / rows[i][i]
                if factor:
                    for c in range(i, n):
                        rows[r][c] -= factor * rows[i][c]
        return result * sign

    def inverse(self):
        n = len(self.rows)
        work = [[Fraction.of(v) for v in row] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(self.rows)]
        for i in range(n):
            pivot = next((r for r in range(i, n) if work[r][i]), None)
            if pivot is None:
                raise ValueError("singular matrix")
            work[i], work[pivot] = work[pivot], work[i]
            scale = work[i][i]
            work[i] = [v / scale for v in work[i]]
            for r in range(n):
                if r != i and work[r][i]:
                    k = work[r][i]
                    work[r] = [a - k * b for a, b in zip(work[r], work[i])]
        return Matrix([row[n:] for row in work])

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, row)) for row in self.rows) + "]"


class Polynomial:
    def __init__(self, *coefficients):
        c = list(coefficients)
        while c and c[-1] == 0:
            c.pop()
        self.c = c

    def __call__(self, x):
        result = 0
        for a in reversed(self.c):
            result = result * x + a
        return result

    def __add__(self, other):
        n = max(len(self.c), len(other.c))
        pad = lambda p: p.c + [0] * (n - len(p.c))
        return Polynomial(*[a + b for a, b in zip(pad(self), pad(other))])

    def __mul__(self, other):
        if isinstance(other, (int, float)):
            return Polynomial(*[a * other for a in self.c])
        out = [0] * (len(self.c) + len(other.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    def __divmod__(self, other):
        rest, quotient = self.c[:], [0] * max(1, len(self.c))
        while len(rest) >= len(other.c):
            k = rest[-1] / other.c[-1]
            shift = len(rest) - len(other.c)
            quotient[shift] = k
            for i, b in enumerate(other.c):
                rest[shift + i] -= k * b
            rest.pop()
        return Polynomial(*quotient), Polynomial(*rest)

    def derivative(self):
        return Polynomial(*[i * a for i, a in enumerate(self.c)][1:])

    def __str__(self):
        terms = []
        for i, a in reversed(list(enumerate(self.c))):
            if a:
                body = ("" if i == 0 else "x" if i == 1 else f"x^{i}")
                number = "" if abs(a) == 1 and i else f"{abs(a):g}"
                terms.append(("- " if a < 0 else "+ ") + number + body)
        text = " ".join(terms) or "0"
        return text[2:] if text.startswith("+ ") else "-" + text[2:] if text.startswith("- ") else text


a = Matrix([[2, 1], [1, 3]])
b = Matrix([[0, 1], [1, 1]])
print(a @ b, a + b, a * 2, 3 * a, a.T, a == Matrix([[2, 1], [1, 3]]), a.shape, a[0, 1])
print(a.determinant(), a.inverse(), a @ a.inverse() == Matrix.identity(2), a**5, a**-2)
print(b**90, (b**300)[0, 1])
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(4)] for i in range(4)])
print(hilbert.determinant(), hilbert.inverse(), sum(map(sum, hilbert.inverse().rows)))
for bad in (lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: Matrix([[1], [2, 3]]), lambda: a @ Matrix([[1, 2, 3]]), lambda: Fraction(1, 0), lambda: Fraction(1) / 0):
    try:
        print(bad())
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(sum((Fraction(1, k * (k + 1)) for k in range(1, 60)), Fraction(0)), sorted([Fraction(1, 2), Fraction(1, 3), Fraction(-1)]), Fraction(6, -4), 1 - Fraction(1, 3), 2 / Fraction(4, 3), float(Fraction(1, 8)))
h = Fraction(0)
for k in range(1, 90):
    h = h + Fraction(1, k)
print(h, float(h))
p = Polynomial(-1, 0, 1)
q = Polynomial(1, 1)
print(p, "|", q, "|", p * q, "|", p + q, "|", p.derivative(), "|", p * 2.5, "|", Polynomial(0, -1, 0, 4), "|", Polynomial())
quotient, rest = divmod(p, q)
print(quotient, rest, p(5), [q(x) for x in range(4)], p(0.5), p(Fraction(1, 2)))
power = Polynomial(1)
for _ in range(12):
    power = power * q
print(power.c)
m = [[float((i * j) % 7 + (i == j) * 9) for j in range(8)] for i in range(8)]
v = [1.0] * 8
for _ in range(60):
    w = [sum(x * y for x, y in zip(row, v)) for row in m]
    norm = max(map(abs, w))
    v = [x / norm for x in w]
print(round(norm, 9), [round(x, 6) for x in v])
