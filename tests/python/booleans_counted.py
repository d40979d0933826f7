# Comparisons that are counted: arithmetic of booleans with all that there is, in hot loops.
class Sees:
    def __add__(self, other):
        return ("add", other)

    def __radd__(self, other):
        return ("radd", other)

    def __iadd__(self, other):
        return ("iadd", other)

    def __rmul__(self, other):
        return ("rmul", other)


def add(x, a, b):
    return x + (a < b)


def radd(x, a, b):
    return (a < b) + x


def in_place(x, a, b):
    x += a < b
    return x


def others(x, a, b):
    c = a < b
    return (x - c, c - x, x * c, c * x, x & c, c | x, x ^ c, c << 2, x << c, x >> c)


def divided(x, a, b):
    c = a <= b
    return (x // c, x % c, x / c, c / 2, x**c, c**2, c // 2, c % 2)


def both(a, b):
    c, d = a < b, b < a
    return (c + d, c - d, c * d, c & d, c | d, c ^ d, -c, +c, ~c, c == d, c < d, abs(c), min(c, 2), max(d, c), c is True)


def count(values, limit):
    n = 0
    for value in values:
        n += value > limit
        n -= value == 3
    return n


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for _ in range(60):
    result = [add(i, 1, i) for i in range(4)], [radd(i, i, 2) for i in range(4)], [in_place(i, 1, i) for i in range(3)]
    result += others(6, 1, 2), others(6, 2, 1), both(1, 2), divided(7, 1, 2), count(range(10), 4)
print(result)
huge = 2**61 - 1
values = [0.5, -0.0, True, False, huge, huge + 1, 2**100, "text", [1], None, Sees(), 1j]
for value in values:
    print(
        [attempt(f, value, a, b) for f in (add, radd, in_place) for a, b in ((1, 2), (2, 1))],
        attempt(others, value, 1, 2) if not isinstance(value, Sees) else attempt(lambda: (1 < 2) * value),
    )
print(attempt(divided, 7, 2, 1), attempt(divided, 7.5, 1, 2), attempt(divided, True, 1, 2))
print(count([1.5, 2.5, 5.5, 3], 2), sum(x > 3 for x in range(10)), sum([True, False, True]), sum((True, 0.5)))


def bits(a, b, c):
    flags = 0
    flags |= a > b
    flags ^= b > c
    flags <<= a > c
    return flags


for _ in range(60):
    result = [bits(a, b, c) for a in range(3) for b in range(3) for c in range(3)]
print(result)


class Flag(int):
    def __add__(self, other):
        return "flag " + repr(other)


for _ in range(60):
    add(3, 1, 2)
print(add(Flag(3), 1, 2), radd(Flag(3), 1, 2), [add(x, 1, 2) for x in (1, 2.5, Flag(1), True)])


# Objects without an equality of their own, beside others.
class Plain:
    pass


class Equal:
    def __eq__(self, other):
        return True

    __hash__ = None


class Child(Plain):
    pass


class Odd(Plain):
    def __ne__(self, other):
        return "odd"


def compare(pairs):
    return [(a == b, a != b) for a, b in pairs]


one, two, child, odd, equal = Plain(), Plain(), Child(), Odd(), Equal()
things = [one, two, child, odd, equal, None, 1, "x", (), Plain, int]
for _ in range(30):
    result = compare([(a, b) for a in things for b in things])
print(result)
Plain.__eq__ = lambda self, other: "patched"
print(compare([(one, two), (child, None), (None, one), (odd, odd)]))
del Plain.__eq__
print(compare([(one, two), (child, None), (None, one), (odd, odd)]))

# Tuples as keys and elements.
nan = float("nan")
print((nan,) == (nan,), (nan, 1) in [(nan, 1)], (1, (2, 3)) == (1.0, (True + 1, 3)), (1, "a") == (1, "b"))
places = {(x, y): x * y for x in range(5) for y in range(5)}
print(sum(places[x, y] for x in range(5) for y in range(5)), (5, 0) in places, (1.0, 2.0) in places, ("1", 2) in places)
print((equal,) == (1,), (one, 2) == (one, 2), (one,) == (two,))


# Exceptions that are raised and caught in one loop.
class Own(Exception):
    pass


class Kept(ValueError):
    def __init__(self, code, *rest):
        super().__init__(*rest)
        self.code = code


def raises(n):
    out = []
    for i in range(n):
        try:
            if i % 5 == 0:
                raise ValueError(i)
            if i % 5 == 1:
                raise Own
            if i % 5 == 2:
                raise Kept(i, "a", "b") from KeyError(i)
            if i % 5 == 3:
                raise 5
            out.append(i)
        except Own as error:
            out.append(("own", error.args))
        except Kept as error:
            out.append((error.code, error.args, repr(error.__cause__)))
        except (ValueError, TypeError) as error:
            out.append((type(error).__name__, error.args, error.__context__))
    return out


for _ in range(30):
    result = raises(10)
print(result)


def nested(n):
    out = []
    for i in range(n):
        try:
            try:
                raise KeyError(i)
            except KeyError:
                raise IndexError(i)
        except IndexError as error:
            out.append((error.args, type(error.__context__).__name__, error.__traceback__.tb_lineno))
    return out[-1]


for _ in range(40):
    result = nested(5)
print(result)
