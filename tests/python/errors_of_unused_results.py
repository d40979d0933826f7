"""Operations that raise do so in hot code even where nobody uses what they yield."""
import math


def convert(x):
    unused = int(x)


def divide(x, y):
    unused = x // y


def remainder(x, y):
    unused = x % y


def element(a, i):
    unused = a[i]


def shift(x, y):
    unused = x << y


def root(x):
    unused = math.sqrt(x)


def character(x):
    unused = chr(x)


def lookup(d, k):
    unused = d[k]


def compare(x, y):
    unused = x < y


def length(x):
    unused = len(x)


def power(x, y):
    unused = x ** y


def member(x):
    unused = x.missing


def outcomes(f, usual, *others):
    for _ in range(2000):
        f(*usual)
    seen = {}
    for arguments in others:
        for _ in range(40):
            try:
                for _ in f(*arguments) or ():
                    pass
                name = "fine"
            except Exception as error:
                name = type(error).__name__ + ": " + str(error)
            seen[name] = seen.get(name, 0) + 1
    return seen


inf, nan = float("inf"), float("nan")
print(outcomes(convert, (2.5,), (inf,), (-inf,), (nan,), (1e300,), ("x",)))
print(outcomes(divide, (7, 2), (1, 0), (1.0, 0), (2**70, 0), ("a", 1)))
print(outcomes(divide, (7.5, 2.0), (1.0, 0.0), (1, 0)))
print(outcomes(remainder, (7, 2), (1, 0), (1.5, 0.0)))
print(outcomes(element, ([1, 2], 1), ([], 0), ([1], -2), ((1,), 3), ("ab", 9), (b"ab", 9), (bytearray(b"a"), -2)))
print(outcomes(shift, (1, 3), (1, -1), (1.5, 1)))
print(outcomes(root, (4.0,), (-1.0,), ("x",), (nan,)))
print(outcomes(character, (97,), (-1,), (0x110000,)))
print(outcomes(lookup, ({1: 2}, 1), ({}, 1), ({}, [])))
print(outcomes(compare, (1, 2), (1, "a"), (None, 1)))
print(outcomes(length, ([],), (5,), (None,)))
print(outcomes(power, (2.0, 3.0), (0.0, -1.0), (1e300, 2.0)))
print(outcomes(member, (type("C", (), {"missing": 1})(),), (5,), (None,)))
