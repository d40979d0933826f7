# Calls with named arguments, defaults and the rest in a tuple, hot enough to be compiled, and then with something else.
def sums(a, b=10, c=100, *, scale=1, offset=0):
    return (a + b * 2 + c * 3) * scale + offset


def rest(first, *others):
    return first * 10 + len(others) + sum(others)


def named_only(*, x, y=5):
    return x * y


def anything(a, *others, key=None, **named):
    return a, others, key, named


def positional(a, b=2, /, c=3):
    return a * 100 + b * 10 + c


class Point:
    def __init__(self, x, y=0, *, z=0):
        self.x, self.y, self.z = x, y, z

    def moved(self, dx=1, dy=1, *others, dz=0):
        return Point(self.x + dx, y=self.y + dy, z=self.z + dz + len(others))

    @classmethod
    def at(cls, x=1, y=2):
        return cls(x, y)

    @staticmethod
    def twice(value, by=2):
        return value * by

    def __repr__(self):
        return f"Point({self.x}, {self.y}, {self.z})"


class Spread(Point):
    def __init__(self, *values, **named):
        super().__init__(*values, **named)
        self.count = len(values)


def run(n):
    total = 0
    p = Point(0)
    for i in range(n):
        total += sums(i) + sums(i, 2) + sums(i, c=3) + sums(i, 1, scale=2) + sums(c=1, a=i, offset=7)
        total += rest(i) + rest(i, 1) + rest(i, 1, 2, 3)
        total += named_only(x=i) + named_only(y=i, x=2)
        total += positional(i) + positional(i, 1) + positional(i, c=4)
        p = Point(p.x, z=1).moved().moved(2, dz=1).moved(0, 0, 7, 8)
        p = Point(y=p.y % 50, x=p.x % 100, z=p.z)
        total += p.x + p.y + p.z + Point.at().y + Point.at(y=5).y + Point.twice(3) + Point.twice(by=3, value=i)
        total += Spread(1, 2, z=i).z + Spread(x=3).x
        if anything(i, 1, other=2) != (i, (1,), None, {"other": 2}):
            print("wrong")
    return total, p


print(run(3000))

# Defaults that change, and closures with their own.
def make(default):
    def inner(a, b=default, *, c=default * 2):
        return a + b + c

    return inner


functions = [make(n) for n in range(4)]
print([sum(f(i) + f(i, 1) + f(i, c=2) for i in range(1000)) for f in functions])


def counts(n):
    total = 0
    for i in range(n):
        if i == 2000:
            sums.__defaults__ = (20, 200)
        if i == 3000:
            sums.__defaults__ = (1, 2, 3)
        total += sums(i)
    return total


print(counts(4000), sums(), sums.__defaults__)
sums.__defaults__ = None
shared = []


def gather(value, into=shared):
    into.append(value)
    return into


for i in range(1000):
    gather(i)
print(len(shared), gather(1) is shared, gather(1, into=[]))


# What does not fit is said as ever, from compiled code as well.
def attempts(n):
    seen = {}
    for i in range(n):
        for call in (
            lambda: sums(),
            lambda: sums(1, 2),
            lambda: sums(1, 2, 3, 4),
            lambda: sums(1, 2, 3, b=4),
            lambda: sums(1, 2, 3, d=4),
            lambda: named_only(y=1),
            lambda: named_only(1),
            lambda: positional(a=1),
            lambda: positional(1, b=1),
            lambda: rest(),
            lambda: rest(others=1),
            lambda: Point(),
            lambda: Point(1, 2, 3),
            lambda: Point(1, x=2),
            lambda: Point(1).moved(dq=1),
            lambda: Point.at(1, 2, 3),
        ):
            try:
                call()
            except TypeError as error:
                seen[str(error)] = seen.get(str(error), 0) + 1
    return seen


for text, count in attempts(300).items():
    print(count, text)


# The order of evaluation, and values that are looked at.
def noisy(name, value):
    order.append(name)
    return value


order = []
for i in range(500):
    order = []
    sums(noisy("a", 1), c=noisy("c", 2), b=noisy("b", 3), offset=noisy("offset", 4))
print(order)


def stops(n):
    for i in range(n):
        yield rest(i, i), sums(i, 1, 2, scale=2)


print(sum(a + b for a, b in stops(2000)))
