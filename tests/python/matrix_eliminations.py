"""Linear algebra with exact fractions and with floats: elimination, determinants, inverses, rank, kernels, powers, characteristic polynomials."""
from fractions import Fraction as F
from functools import reduce
from operator import matmul


class Singular(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len(set(map(len, self.rows))) > 1:
            raise ValueError(f"ragged rows: {[len(r) for r in self.rows]}")

    shape = property(lambda self: (len(self.rows), len(self.rows[0]) if self.rows else 0))
    T = property(lambda self: Matrix(zip(*self.rows)))

    @classmethod
    def unit(cls, n):
        return cls([[F(i == j) for j in range(n)] for i in range(n)])

    def __getitem__(self, at):
        match at:
            case int(), int():
                return self.rows[at[0]][at[1]]
            case slice() | int() as i, slice() as j:
                return Matrix([r[j] for r in (self.rows[i] if isinstance(i, slice) else [self.rows[i]])])
            case _:
                raise TypeError(f"indices must be two, not {at!r}")

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError("shapes {}x{} and {}x{} do not fit".format(*self.shape, *other.shape))
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in columns] for r in self.rows])

    def __pow__(self, n):
        out, base = Matrix.unit(self.shape[0]), self if n >= 0 else self.inverse()
        for bit in bin(abs(n))[:1:-1]:
            if bit == "1":
                out @= base
            base @= base
        return out

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        cells = [[str(c) for c in r] for r in self.rows]
        width = max((len(c) for r in cells for c in r), default=0)
        return "\n".join(" ".join(c.rjust(width) for c in r) for r in cells)

    def reduced(self):
        m, pivots, det, r = [list(map(F, row)) for row in self.rows], [], F(1), 0
        for c in range(self.shape[1]):
            p = next((i for i in range(r, len(m)) if m[i][c]), None)
            if p is None:
                continue
            if p != r:
                m[r], m[p], det = m[p], m[r], -det
            det *= (lead := m[r][c])
            m[r] = [x / lead for x in m[r]]
            for i in range(len(m)):
                if i != r and (k := m[i][c]):
                    m[i] = [x - k * y for x, y in zip(m[i], m[r])]
            pivots.append(c)
            r += 1
        return Matrix(m), pivots, det if r == len(m) else F(0)

    def inverse(self):
        n, wide = self.shape[0], Matrix(r + u for r, u in zip(self.rows, Matrix.unit(self.shape[0]).rows))
        done, pivots, _ = wide.reduced()
        if pivots != list(range(n)):
            raise Singular(f"rank {sum(p < n for p in pivots)} of {n}")
        return done[:, n:]

    def kernel(self):
        done, pivots, _ = self.reduced()
        for free in sorted(set(range(self.shape[1])) - set(pivots)):
            v = [F(i == free) for i in range(self.shape[1])]
            for row, p in zip(done.rows, pivots):
                v[p] = -row[free]
            yield v

    def characteristic(self):
        n, m, out = self.shape[0], Matrix.unit(self.shape[0]), [F(1)]
        for k in range(1, n + 1):
            am = self @ m
            out.append(-sum(am[i, i] for i in range(n)) / k)
            m = Matrix([[x + out[-1] * (i == j) for j, x in enumerate(r)] for i, r in enumerate(am.rows)])
        return [str(c) for c in out]


a = Matrix([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]])
print(a.inverse(), a @ a.inverse() == Matrix.unit(3), a.reduced()[1:], a.characteristic(), a**-2 @ a**2 == Matrix.unit(3), sep="\n")
hilbert = Matrix([[F(1, i + j + 1) for j in range(6)] for i in range(6)])
print(hilbert.reduced()[2], hilbert.inverse()[5, 5], hilbert.inverse()[0, :], hilbert == hilbert.T)
s = Matrix([[1, 2, 3, 4], [2, 4, 6, 8], [1, 1, 1, 1]])
print([list(map(str, v)) for v in s.kernel()], s.reduced()[0], s.shape, s.T.shape, len(s.reduced()[1]), sep="\n")
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1], reduce(matmul, [Matrix([[1, i], [0, 1]]) for i in range(50)])[0, 1], Matrix([]).shape)
for act in (lambda: s[0, 1:].inverse(), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a @ s.T, lambda: a @ 3, lambda: Matrix([[1], [1, 2]]), lambda: a[0], lambda: a["x", 1], lambda: a[3, 0], lambda: a[0, 0, 0]):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
