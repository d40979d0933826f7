# `a, b = map(...)` and its like: streams that are taken apart at once, with too few and too many values, and other callees.
import itertools


def three(text):
    a, b, c = map(int, text.split("-"))
    return a + b * 100 + c * 10000


def generator(values):
    a, b = (value * 2 for value in values)
    return a, b


def filtered(values):
    [a, b] = filter(None, values)
    return a, b


def zipped(xs, ys):
    (a, b), (c, d) = zip(xs, ys)
    return a, b, c, d


def numbered(values):
    (i, a), (j, b) = enumerate(values, 5)
    return i, a, j, b


def nested(values):
    a, b = map(str, filter(lambda value: value > 1, (value + 1 for value in values)))
    return a, b


def tell(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return type(error).__name__, str(error)


for _ in range(300):
    results = [
        tell(three, "1-2-3"),
        tell(three, "1-2"),
        tell(three, "1-2-3-4"),
        tell(three, "1-x-3"),
        tell(generator, [1, 2]),
        tell(generator, [1]),
        tell(generator, []),
        tell(generator, [1, 2, 3]),
        tell(generator, 5),
        tell(filtered, [0, 1, 0, 2]),
        tell(filtered, [0, 1]),
        tell(zipped, "ab", "cd"),
        tell(zipped, "abc", "de"),
        tell(zipped, "abc", "def"),
        tell(numbered, "xy"),
        tell(numbered, ["x"]),
        tell(nested, [0, 1, 2]),
        tell(nested, [0, 1, "2"]),
    ]
for result in results:
    print(result)

# No more is taken than shows that there is too much.
taken = []


def note(value):
    taken.append(value)
    return value


for count in range(5):
    taken.clear()
    try:
        a, b = map(note, range(count))
    except ValueError as error:
        print(error, end=" ")
    print(taken)
try:
    x, y = (note(value) for value in itertools.count())
except ValueError as error:
    print(error, taken[-3:])


# The end of the stream may be a StopIteration of the function; in a generator it cannot be.
def stop(value):
    if value == 2:
        raise StopIteration
    return value


a, b = map(stop, [0, 1, 2, 3])
print(a, b)
try:
    a, b = (stop(value) for value in [0, 1, 2])
except RuntimeError as error:
    print(error, repr(error.__cause__))

# The targets are assigned after all has been taken, in order, wherever they are.
a, b = 1, 2
a, b = (a + b + value for value in (10, 20))
print(a, b)
places = {}
places["x"], places["y"] = map(len, ["ab", "cde"])
print(places)


class Point:
    pass


point = Point()
point.x, (point.y, point.z) = map(tuple, ["a", "bc"])
print(point.x, point.y, point.z)


def with_finally():
    a = b = None
    try:
        a, b = map(int, ["1", "z"])
    except ValueError:
        return a, b
    finally:
        a = 0


print(with_finally())


# Names that are no builtins.
def shadowed(map):
    a, b = map(int, ["3", "4"])
    return a, b


print(shadowed(lambda function, values: [value + "!" for value in values]))
for other in (lambda *_: 5, lambda *_: [1], lambda *_: None):
    print(tell(shadowed, other))


def changing(filter):
    results = []
    for _ in range(3):
        a, b = filter(None, [1, 0, 2])
        results.append((a, b))
        filter = lambda *_: ("own", "result")
    return results


print(changing(filter))
