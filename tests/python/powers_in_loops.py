"""Powers with constant exponents, of integers and floats of either sign, in loops that get hot."""


def squares(values):
    total = 0
    for value in values:
        total += value ** 2
    return total


def mixed(values):
    total = 0
    for value in values:
        total += value ** 2 - value ** 3 + value ** 0
    return total


def distances(xs, ys):
    total = 0.0
    for x in xs:
        for y in ys:
            total += (x - y) ** 2
    return total


def roots(values):
    found = []
    for value in values:
        found.append(value ** 0.5)
    return found


def inverse(values):
    found = []
    for value in values:
        try:
            found.append(value ** -1)
        except ZeroDivisionError as error:
            found.append(str(error))
    return found


def large(values):
    found = []
    for value in values:
        try:
            found.append(value ** 2.0)
            found.append(value ** 3)
        except OverflowError as error:
            found.append(str(error))
    return found


for _ in range(40):
    a = squares(range(-50, 50))
    b = squares([2 ** 31, 2 ** 40, -3 ** 30, 10 ** 25])
    c = squares([True, 2, 2.5, -2.5])
    d = mixed([1, 2, -3, 4])
    e = mixed([1.5, -2.25, 0.0, -0.0])
    f = distances([0.1 * i for i in range(20)], [0.3 * i for i in range(20)])
    g = roots([4.0, 2.0, 0.0, 9, -4.0])
    h = inverse([1, 2, 0, -4, 0.0, 2.5])
    i = large([1e10, -1e200, 0.0, -3.0, float("inf"), float("-inf")])
for found in (a, b, c, d, e, f, g, h, i):
    print(repr(found))
print((-2) ** 2, -2 ** 2, 0 ** 0, (-1.5) ** 3, 1e153 ** 2)
