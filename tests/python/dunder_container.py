# Container dunders: len, getitem, setitem, delitem, contains, iter, next, reversed; the old sequence protocol.


class Grid:
    def __init__(self, width, height, fill=0):
        self.width = width
        self.height = height
        self.cells = [fill] * (width * height)

    def __len__(self):
        return self.width * self.height

    def __getitem__(self, where):
        if isinstance(where, slice):
            return ("slice", where.start, where.stop, where.step)
        x, y = where
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise IndexError("outside the grid: %r" % (where,))
        return self.cells[y * self.width + x]

    def __setitem__(self, where, value):
        x, y = where
        self.cells[y * self.width + x] = value

    def __delitem__(self, where):
        self[where] = 0

    def __contains__(self, value):
        return value in self.cells

    def __iter__(self):
        return iter(self.cells)


g = Grid(4, 3)
g[1, 2] = 5
g[3, 0] += 7
print(len(g), g[1, 2], g[3, 0], 5 in g, 6 in g, 6 not in g, list(g))
del g[1, 2]
print(g[1, 2], sum(g), g[1:2], g[::3], g[:])
try:
    g[9, 9]
except IndexError as error:
    print("IndexError:", error)
for i in range(2000):
    g[i % 4, i % 3] += i
print(list(g))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(Countdown(5)), sum(Countdown(100)), max(Countdown(9)), 3 in Countdown(5))
it = Countdown(2)
print(next(it), next(it), next(it, "end"))
first, *rest = Countdown(4)
print(first, rest)
total = 0
for value in Countdown(3000):
    total += value
print(total)


class Old:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError(i)
        return i * i


print(list(Old()), 9 in Old(), 7 in Old(), [x for x in Old()])


class Sized:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]


print(list(reversed(Sized())), list(Sized()), list(enumerate(Sized())))


class Rev:
    def __reversed__(self):
        return iter("custom")


print("".join(reversed(Rev())))


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, i):
        return self.rows[i]

    def __len__(self):
        return len(self.rows)


mat = Matrix([[1, 2], [3, 4]])
mat[1][0] = 30
print(mat[1][0], [row for row in mat], len(mat))


class Bad:
    def __len__(self):
        return -1


try:
    len(Bad())
except ValueError as error:
    print("ValueError:", error)
for expression in (lambda: 5[0], lambda: None[1], lambda: Grid[1], lambda: next(5)):
    try:
        expression()
    except TypeError as error:
        print("TypeError:", error)
try:
    x = object()
    x[1] = 2
except TypeError as error:
    print("TypeError:", error)
try:
    del (1, 2)[0]
except TypeError as error:
    print("TypeError:", error)
try:
    3 in 5
except TypeError as error:
    print("TypeError:", error)
