class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def eye(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __pow__(self, n):
        r, b = Matrix.eye(len(self.rows)), self
        while n:
            if n & 1: r = r @ b
            b, n = b @ b, n >> 1
        return r
    def __getitem__(self, ij): i, j = ij; return [r[j] for r in self.rows[i]] if isinstance(i, slice) else self.rows[i][j]
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    @property
    def T(self): return Matrix(zip(*self.rows))
    def __str__(self): return "\n".join(" ".join(f"{x:>{w}}" for x, w in zip(r, self.widths())) for r in self.rows)
    def widths(self): return [max(len(str(x)) for x in c) for c in zip(*self.rows)]
f = Matrix([[1, 1], [1, 0]])
print(f ** 30); print((f ** 200)[0, 1], (f @ f.T) == f ** 2, 2 * f + f * -1 == f, f[0:2, 1:2], f == 5)
m = Matrix([[(i * 3 + j * j) % 7 - 3 for j in range(5)] for i in range(5)]); print(m @ m.T); print((m ** 5).rows[2])
rot = Matrix([[0.6, -0.8], [0.8, 0.6]]); p = Matrix.eye(2)
for i in range(300): p = p @ rot
print([round(x, 9) for r in p.rows for x in r]); mod = 10**9 + 7
def fibm(n):
    a, b, c, d = 1, 0, 0, 1; e, g, h, k = 1, 1, 1, 0
    while n:
        if n & 1: a, b, c, d = (a*e + b*h) % mod, (a*g + b*k) % mod, (c*e + d*h) % mod, (c*g + d*k) % mod
        e, g, h, k = (e*e + g*h) % mod, (e*g + g*k) % mod, (h*e + k*h) % mod, (h*g + k*k) % mod; n >>= 1
    return b
print([fibm(n) for n in (10, 100, 10**18)], sum(fibm(i) for i in range(60)) % mod)
