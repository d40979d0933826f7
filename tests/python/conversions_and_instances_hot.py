"""int() and isinstance in code that gets hot, then with values that it has not met: too large, no numbers, derived classes."""


class Count(int):
    def __int__(self):
        return 99


class Ratio(float):
    pass


class Row(list):
    pass


def whole(x):
    return int(x)


def kinds(x):
    return [isinstance(x, int), isinstance(x, float), isinstance(x, str), isinstance(x, tuple), isinstance(x, list), isinstance(x, object)]


def total(values):
    t = 0
    for v in values:
        t += int(v * 1.5) + int(v)
        if isinstance(v, int):
            t += 1
        elif isinstance(v, tuple):
            t -= 1
    return t


for turn in range(120):
    whole(turn * 0.75 - 20)
    whole(turn)
    kinds(turn)
    kinds(turn * 0.5)
print(total(range(300)), total([v / 4 for v in range(300)]))
for value in (2.9, -2.9, -0.0, 1e15, -1e18, 1e22, 2**70, True, " 12 ", Count(7), Ratio(3.5), "x", None, float("nan"), float("inf"), (1,)):
    try:
        print(repr(value), whole(value), kinds(value))
    except (TypeError, ValueError, OverflowError) as error:
        print(repr(value), type(error).__name__, error, kinds(value))
for value in (Row([1]), {}, True, 1j, Row, ()):
    print(kinds(value))
print(total([1, 2.5, True, 1e300]) == 1 + 1 + 1 + 3 + 2 + 1 + 1 + 1 + int(1e300) + int(1.5e300))
