# Printing floats: shortest digits, exponent forms, special values, rounding, parsing.

values = [
    0.1, 0.2, 0.3, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1.0, -1.0, 100.0, 1e2, 1.5e300,
    1e-4, 1e-5, 0.00012345, 1.2345e-5, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 9007199254740993.0,
    4.35, 2.675, 1.1, 3.3, 1e22, 1e23, 1.0e-10, 3.141592653589793, 2.718281828459045, 0.5, 0.25, 1e100, 12345.678,
    9999999999999998.0, 99999999999999990.0, 1e21, 123e-7, 4.9406564584124654e-324, 8.41, 7.0e-2, 1.7e13, 6.02214076e23,
]
for v in values:
    print(repr(v), str(-v), end=" ")
print()
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, -0.0, 0.0, inf - inf, inf * 0, inf > 1e308, nan == nan, nan != nan, nan < 1, -0.0 == 0.0, 1 / inf, -1 / inf)
print([inf, nan, -0.0], str(-0.0), abs(-0.0), 0.0 * -1, min(0.0, -0.0), max(nan, 1.0), nan in [nan], sorted([3.5, -inf, 0.0, inf]))
print(float("1e3"), float("  2.5  "), float("-inf"), float("NaN"), float("1_000.5"), float(".5"), float("5."), float("1E-2"), float(7), float(True), float())
for text in ("", "abc", "1e", "1.2.3", "0x10"):
    try:
        print(float(text))
    except ValueError as error:
        print("ValueError:", error)
print(round(2.675, 2), round(1.005, 2), round(0.5), round(1.5), round(2.5), round(1e20), round(123.456, -1), round(-1.25, 1), round(5.015, 2), round(1e-10, 5), round(7.0, 3))
for bad in (inf, nan):
    try:
        int(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__ + ":", error)
    try:
        round(bad)
    except (OverflowError, ValueError) as error:
        print(type(error).__name__ + ":", error)
try:
    10.0**400
except OverflowError as error:
    print("OverflowError:", error)
print((0.1).as_integer_ratio(), (4.0).is_integer(), (4.5).is_integer(), 1e308 * 10, -1e308 * 10)
print(1e16 + 1, 2**53 == 2.0**53, 0.1 + 0.7, 0.1 * 3, 1.1 + 2.2, 1e-320, 3 * 1.1, 1.0 // 0.1, 1.0 % 0.1, 2.0**0.5, 2.0**-1074)
print(1.0 == 1, 1.5 > 1, 1e20 == 10**20, 1e23 == 10**23, hash(1.0) == hash(1), 3.0 in [1, 2, 3], {1: "a"}[1.0])
x = 0.1
for i in range(40):
    x = x * 1.7 + 0.3
    if i % 4 == 0:
        print(x, end=" ")
print()
y = 1.0
for i in range(40):
    y /= 7.3
    if i % 4 == 0:
        print(y, end=" ")
print()
total = 0.0
for i in range(1, 4000):
    total += 1.0 / (i * i)
print(total, (total * 6) ** 0.5)
s = 0.0
k = 1e-320
for i in range(3000):
    s = -s + i * 0.37
    k *= 1.5
print(s, k)
checksum = 0
for i in range(1, 1500):
    checksum += len(repr(i / 7)) + len(str(i * 1e13 / 3)) + len(str(1 / i**5))
print(checksum)
z = 3 + 0.0
print(z, type(z).__name__, z.__class__ is float)
