# What the interpreter does before the complete meaning of an instruction, at the edges of that.


# Ranges with steps: both directions, empty, and up to the limits of small integers.
def steps(start, stop, step, most=5):
    found = []
    for i in range(start, stop, step):
        found.append(i)
        if len(found) == most:
            break
    return found


for bounds in [(0, 10, 3), (10, 0, -3), (5, 5, 2), (0, -1, 1), (0, 1, -1), (-3, 4, 2), (4, -4, -4)]:
    print(bounds, steps(*bounds))
LAST = 2**61 - 1
for bounds in [(LAST - 5, LAST, 3), (-LAST + 5, -LAST - 1, -3), (LAST - 1, LAST, LAST), (2**62, 2**62 + 9, 4)]:
    print(bounds, [n - bounds[0] for n in steps(*bounds)])


# Lists that grow while they are iterated, and after their end was reached.
def growing():
    items = [1, 2, 3]
    steps = iter(items)
    seen = []
    for item in items:
        seen.append(item)
        if item < 3:
            items.append(item + 2)
    rest = list(steps)
    items.append(9)
    return seen, rest, list(steps)


print(growing())


# Zeros among floats keep their sign; integers meet floats.
def zeros(values):
    out = []
    for a in values:
        for b in values:
            out.append((a * b, a + b, a - b, b and a / b))
    return out


print(zeros([0.0, -0.0, 1.5, 0, -2, 5e-324, 1e308]))


class Point:
    def __init__(self, x):
        self.x = x
        self.x = x * 0.0
        self.y = self.x + 0.0


print([(p.x, p.y) for p in (Point(1.5), Point(-1.5), Point(2))])


# A site that calls many functions, of the program and of the host.
def one(x): return x + 1
def two(x, y=2): return x + y
def three(*x): return x[0] + 3
def four(x): yield x


class Five:
    def __call__(self, x): return x + 5
    def method(self, x): return x + 6


functions = [one, two, three, lambda x: x + 4, Five(), Five().method, abs, float, str, one, lambda x: list(four(x))]


def call_all(functions, x):
    return [function(x) for function in functions]


for turn in range(3):
    print(call_all(functions, turn))


# What functions of the host raise is caught, or passes, where they are called.
def raising(function, *arguments):
    try:
        return function(*arguments)
    except (ValueError, TypeError, OverflowError) as error:
        return type(error).__name__


def attempt(value):
    try:
        return int(value)
    except ValueError:
        return 'bad'
    finally:
        attempts.append(value)


attempts = []
print([attempt(value) for value in ('1', 'x', '22', 'y')], attempts)
print(raising(ord, 'ab'), raising(ord, 5), ord('a'), ord(b'b'), ord('\u20ac'), raising(ord, b'ab'), raising(chr, -1))


# Initializers: they raise, return something, are found at a parent, make others, are changed meanwhile.
class Counted:
    made = 0

    def __init__(self, n):
        Counted.made += 1
        self.n = n
        if n % 7 == 3:
            raise ValueError(n)


class Child(Counted):
    pass


class Pair:
    def __init__(self, depth):
        self.left = Pair(depth - 1) if depth else None
        self.right = Child(depth * 7)

    def count(self):
        return 1 + (self.left.count() if self.left else 0) + self.right.n


class Wrong:
    def __init__(self, n):
        if n == 2:
            return 5


class Own:
    def __new__(cls, n):
        return object.__new__(cls) if n else n

    def __init__(self, n):
        self.n = n


def make(cls, n):
    made = 'nothing'
    try:
        made = cls(n)
    except (ValueError, TypeError) as error:
        return made, str(error)
    return type(made).__name__


def plain(cls, n):
    made = cls(n)
    return made.n


for cls in (Counted, Child, Wrong, Own):
    print([make(cls, n) for n in (0, 2, 3)])
print(Counted.made, Pair(5).count(), [plain(Child, n) for n in range(3)])
try:
    plain(Wrong, 2)
except TypeError as error:
    print(error)
try:
    Counted()
except TypeError as error:
    print(error)
Counted.__init__ = lambda self, n: setattr(self, 'n', -n)
print(plain(Child, 3), plain(Counted, 10))


class Returns:
    def __init__(self, *values): return values[0] if values else 3


def spread_one(): return Returns(*[5])
def spread_none(): return Returns(*[None])
def spread_keywords(): return Returns(*[], **{})
def spread_first(): return Returns(7, *(8,))
def plain(): return Returns()
def twice(): return [Returns(*[value]) for value in (None, None, "text")]


for make in (spread_one, spread_none, spread_keywords, spread_first, plain, twice) * 2:
    try: print(type(make()).__name__)
    except TypeError as error: print(error)
