"""Arithmetic that changes its kind while hot: int, big int, float, complex, bool, Fraction."""
from fractions import Fraction


def horner(coefficients, x):
    acc = 0
    for c in coefficients:
        acc = acc * x + c
    return acc


print([horner([1, 2, 3], x) for x in (2, 2.5, True, 10**20, 1j, Fraction(1, 3), -0.0)])


def grow(turns, start, factor):
    value = start
    kinds = [type(value).__name__]
    for i in range(turns):
        value = value * factor + i
        if type(value).__name__ != kinds[-1]:
            kinds.append(type(value).__name__)
        if isinstance(value, int) and value.bit_length() > 200:
            value >>= 150
        elif isinstance(value, float) and value > 1e300:
            value = int(value) >> 900
    return value, kinds


print(grow(300, 1, 3))
print(grow(300, 1.0, 3))
print(grow(100, 1, 2.5)[1])
print(grow(200, -7, -3))


def edges(turns):
    big = 2**62
    out = []
    for i in range(turns):
        big += 2**61 - 1 if i % 2 else -(2**60)
        if i % 60 == 0:
            out.append(big)
        if big > 2**66:
            big = -big
    return out


print(edges(300))


def mixed_sum(items, turns):
    total = 0
    for i in range(turns):
        total = total + items[i % len(items)]
    return total


print(mixed_sum([1, 2, True], 300), mixed_sum([1, 0.5], 300), mixed_sum([2**63, -(2**63), 1], 300))
print(mixed_sum([1, Fraction(1, 7)], 210), mixed_sum([0.1, 1j], 300), mixed_sum([1e308, 1e308], 4))


def bits(turns):
    x = 0x9E3779B97F4A7C15
    for i in range(turns):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
        if i % 100 == 0:
            x = ~x & 0xFFFFFFFFFFFFFFFF
    return x, x.bit_count(), -x >> 60, (-x) & 0xFF


print(bits(500))


def divisions(turns):
    a = [0, 0, 0.0, 0.0]
    for i in range(1, turns):
        d = (-1) ** i * (i % 13 + 1)
        a[0] += (i * 7) // d
        a[1] += (i * 7) % d
        a[2] += (i * 7.5) // d
        a[3] += (i * 7.5) % d
    return a


print(divisions(400))
print(divisions(5), (-7) // 2, -7 % 2, 7 // -2, 7 % -2, -7.5 // 2, -7.5 % 2, divmod(-1, 10**20), 10**20 % -3)


def compare(turns):
    values = [1, 1.0, 2**53, 2.0**53, 2**53 + 1, float("nan"), float("inf"), 10**400, -10**400, True, 0, -0.0]
    wins = 0
    for i in range(turns):
        a, b = values[i % 12], values[(i * 7 + i // 12) % 12]
        wins += (a < b) + 10 * (a == b) + 100 * (a >= b) + 1000 * (a != b)
    return wins


print(compare(432))
for text in ("10**400 * 1.0", "1 << -1", "2.0 ** 5000", "(-8) ** 0.5 == 8 ** 0.5 * 1j", "0 ** -1", "int(float('inf'))", "5 % 0.0", "1j < 2"):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
