# Matrices of several kinds of numbers, without a library.
from fractions import Fraction


def times(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def identity(n):
    return [[int(i == j) for j in range(n)] for i in range(n)]


def power(m, n):
    result = identity(len(m))
    while n:
        if n & 1:
            result = times(result, m)
        m, n = times(m, m), n >> 1
    return result


def determinant(m):
    if not m:
        return 1
    return sum((-1) ** j * m[0][j] * determinant([row[:j] + row[j + 1 :] for row in m[1:]]) for j in range(len(m)))


def solve(m, b):
    rows = [[Fraction(x) for x in row] + [Fraction(y)] for row, y in zip(m, b)]
    for i in range(len(rows)):
        pivot = next((r for r in range(i, len(rows)) if rows[r][i]), None)
        if pivot is None:
            raise ZeroDivisionError("singular")
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(len(rows)):
            if r != i:
                factor = rows[r][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    return [row[-1] for row in rows]


def inverse(m):
    columns = [solve(m, [int(i == j) for j in range(len(m))]) for i in range(len(m))]
    return [list(row) for row in zip(*columns)]


def spiral(m):
    m = [list(row) for row in m]
    while m:
        yield from m.pop(0)
        m = [list(row) for row in zip(*m)][::-1]


m = [[2, -1, 0], [1, 3, 4], [0, 5, -2]]
print(times(m, m), determinant(m), power([[1, 1], [1, 0]], 90)[0][1])
print(solve(m, [1, 2, 3]), [str(x) for row in inverse(m) for x in row])
print(times(m, inverse(m)) == identity(3))
try:
    solve([[1, 2], [2, 4]], [1, 2])
except ZeroDivisionError as error:
    print("error:", error)
print(list(spiral([range(1, 5), range(5, 9), range(9, 13)])), [list(r) for r in zip(*[(1, 2, 3), (4, 5, 6)])])
print(list(map(list, zip(*m[::-1]))), [row[::-1] for row in m])
c = [[1j, 2], [0.5, -1j]]
print(times(c, c), determinant(c))


class Matrix:
    def __init__(self, rows):
        self.rows = [tuple(row) for row in rows]

    def __matmul__(self, other):
        return Matrix(times(self.rows, other.rows))

    def __add__(self, other):
        return Matrix([[x + y for x, y in zip(a, b)] for a, b in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[x * k for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        return Matrix(power([list(r) for r in self.rows], n))

    def __getitem__(self, at):
        i, j = at
        return Matrix(row[j] for row in self.rows[i]) if isinstance(i, slice) else self.rows[i][j]

    def __eq__(self, other):
        return self.rows == other.rows

    def __repr__(self):
        width = max(len(str(x)) for row in self.rows for x in row)
        return "\n".join(" ".join(f"{x:>{width}}" for x in row) for row in self.rows)


a = Matrix(m)
print(a @ a + 2 * a, a**3 == a @ a @ a, a[0, 0], sep="\n")
print(a[0:2, 1:3])
print(Matrix([[x] for x in range(9, 12)]))
pascal = [[1] * 6]
for _ in range(5):
    pascal.append([sum(pascal[-1][: i + 1]) for i in range(6)])
print(*pascal, sep="\n")
