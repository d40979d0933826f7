"""str(), f-strings and %s of objects with __str__: the method is called, whatever it yields, and whatever it becomes."""


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __str__(self):
        return f"({self.x}, {self.y})"


class Short(Point):
    def __str__(self):
        return "."


class Told(str):
    pass


class Teller:
    """Answers as it was told to."""

    def __init__(self, answer):
        self.answer = answer

    def __str__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Formatted:
    def __str__(self):
        return "text"

    def __format__(self, spec):
        return f"<{spec}>"


class OnlyRepr:
    def __repr__(self):
        return "OnlyRepr()"


def texts(objects, times):
    total = 0
    for _ in range(times):
        for o in objects:
            total += len(str(o)) + len(f"{o}!") + len("%s-%d" % (o, 1)) + len(f"{o!s}?")
    return total


def text(o):
    return str(o)


def pieces(o):
    return f"{o}|{o!s}|" + "%s." % o


points = [Point(1, 2), Point(3, 40)]
print(texts(points, 1500))
print(texts(points + [Short(0, 0)], 1000))
print(texts([*points, "plain", 12, 1.5, None, Formatted(), OnlyRepr()], 300))

for _ in range(2000):
    told = text(Teller("yes")), pieces(Teller("no"))
print(told)
for answer in (Told("told"), 5, None, ValueError("not told"), b"bytes", ""):
    for _ in range(2):
        for ask in (text, pieces):
            try:
                result = ask(Teller(answer))
                print(type(result).__name__, repr(result))
            except Exception as error:
                print(type(error).__name__, error)

print(pieces(Formatted()), text(OnlyRepr()), pieces(OnlyRepr()))

# Methods that come later.
Point.__str__ = lambda self: "point"
print(texts(points, 100), text(points[0]), pieces(points[0]))
Short.__format__ = lambda self, spec: "short"
print(pieces(Short(1, 1)))
del Short.__str__
print(text(Short(1, 1)), pieces(Short(1, 1)))
Formatted.__str__ = lambda self: "other"
print(pieces(Formatted()), text(Formatted()))
del Formatted.__format__
print(pieces(Formatted()))


class Loud(Point):
    said = 0

    def __str__(self):
        Loud.said += 1
        if Loud.said == 700:
            raise KeyError("tired")
        return "x" * (Loud.said % 3)


def until_tired(o):
    parts = []
    try:
        while True:
            parts.append(f"[{o}]")
    except KeyError as error:
        return len(parts), len("".join(parts)), error.args


print(until_tired(Loud(1, 1)))


def is_any(o, times):
    hits = 0
    for _ in range(times):
        if isinstance(o, Point):
            hits += 1
        if isinstance(o, (str, Short)):
            hits += 10
    return hits


print([is_any(o, 1000) for o in (points[0], Short(1, 2), Told("a"), 5, Teller(1), None, Point)])


class Meta(type):
    def __instancecheck__(cls, other):
        return other == 7


class Seven(metaclass=Meta):
    pass


def is_seven(o):
    return isinstance(o, Seven)


print([sum(is_seven(o) for _ in range(1000)) for o in (7, 8, Seven())])
