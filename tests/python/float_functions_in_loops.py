# Functions of floats in loops: as they are everywhere else, for floats and integers, with errors where there is no result.
import math

FUNCTIONS = [math.exp, math.log, math.log2, math.log10, math.sin, math.cos, math.tan, math.asin, math.acos, math.atan]


def calls(n, x):
    total = 0.0
    for i in range(n):
        total += math.sin(x) * math.cos(i) + math.exp(-i / n) - math.log(i + 1) + math.log2(x) + math.log10(x)
    return total


def angles(n, y):
    total = 0.0
    for i in range(n):
        total += math.atan2(y, i) + math.pow(y, 3) + math.atan(i) + math.tan(y)
        math.asin(1 / (i + 1)), math.acos(1 / (i + 1))
    return total


def rounded(n, x):
    total = 0
    for i in range(n):
        y = x * i - 7.5
        total += math.floor(y) * 3 + math.ceil(y) * 5 + math.trunc(y) * 7 + math.floor(i)
    return total


for k in range(3):
    print("%.9f %.9f" % (calls(300, 1.5), angles(300, 0.25)), rounded(300, 0.37))


def log_of(values):
    results = []
    for value in values:
        try:
            results.append(math.log(value))
        except ValueError as error:
            results.append(type(error).__name__)
    return results


for k in range(200):
    log_of([1.0, 2.0, 0.5, 3])
print(log_of([1.0, 0.0, -1.0, float("inf"), -0.0, 2.0]), math.isnan(log_of([float("nan")])[0]), log_of([10**400, True, 7]))


def each(function, x):
    try:
        return function(x)
    except (ValueError, OverflowError) as error:
        return str(error)[:16]
    except TypeError:
        return "TypeError"


for k in range(50):
    for function in FUNCTIONS:
        each(function, 0.5)
for function in FUNCTIONS:
    print(function.__name__, [each(function, x) for x in (0.5, 1, 0.0, float("nan"), "x", None)])


def exp(x):
    return math.exp(x)


def power(x, y):
    return math.pow(x, y)


for k in range(300):
    exp(k / 300), power(2.0, k / 300)
for x in (1000.0, float("inf"), float("-inf"), -1000.0):
    print(each(exp, x))
for x, y in ((0.0, -1.0), (-8.0, 1 / 3), (10.0, 400.0), (2, 0.5), (1.0, float("nan")), (2.0, 10)):
    print(each(lambda x: power(x, y), x))


def floor(x):
    return math.floor(x)


for k in range(300):
    floor(k / 7)


class Number:
    def __floor__(self):
        return "floored"


print(floor(1e300) == int(1e300), floor(-0.5), floor(True), floor(Number()), floor(2**70) == 2**70)
for x in (float("nan"), float("inf")):
    try:
        floor(x)
    except (ValueError, OverflowError) as error:
        print(error)


def replaced(x):
    return math.sin(x)


for k in range(300):
    replaced(0.5)
math.sin = lambda x: "replaced"
print(replaced(0.5))
