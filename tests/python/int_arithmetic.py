# // and % and divmod with all signs, ints and floats, shifts, bit tricks, mixed arithmetic, conversions.

for a in (7, -7, 0, 1, -1, 2**62, -(2**62)):
    for b in (3, -3, 1, -1, 2**31, -(2**62)):
        q, r = divmod(a, b)
        assert q * b + r == a and (r == 0 or (r < 0) == (b < 0))
        print(a // b, a % b, end=" ")
    print()
for a in (7.5, -7.5, 0.0, -0.0, 1e300):
    for b in (2.0, -2.0, 0.3, float("inf")):
        print(a // b, a % b, divmod(a, b), end=" ")
    print()
print(7 // 2.0, -7 // 2.0, 7 % -2.5, 5.0 // 0.1, 5.5 % 1, True + True, True * 5, False - 1, 2**-1, 2**0.5)
print(7 / 2, -7 / 2, 6 / 3, 1 / 3, 2**53 / 3, 1e308 * 10, 0 / 5, -1 / 3)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, -5 & 3, -5 | 3, -5 ^ 3, 1 << 10, -1 << 3, 1023 >> 3, -1023 >> 3)
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(5.0), round(-0.4))
print(int("42"), int(" -17 "), int("1_000"), int("0b101", 0), int("0x1F", 16), int("077", 8), int(3.99), int(True), int())
for text in ("", "abc", "1.5", "1__0", "0x10", "- 5", "9a"):
    try:
        print(int(text))
    except ValueError as error:
        print("ValueError:", error)
for thunk in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 1.0 / 0.0, lambda: divmod(1, 0), lambda: 0**-1, lambda: divmod(1.0, 0)):
    try:
        print(thunk())
    except ZeroDivisionError as error:
        print("ZeroDivisionError:", error)
for thunk in (lambda: int(None), lambda: int([]), lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: None * 2, lambda: 1 & 1.0, lambda: ~1.5, lambda: -"a", lambda: 1 < "a", lambda: {} < {}, lambda: 3 @ 4):
    try:
        print(thunk())
    except TypeError as error:
        print("TypeError:", error)
print(abs(-5), abs(-5.5), abs(True), divmod(17, 5), divmod(-17, 5), divmod(17.5, 5), pow(2, 10), pow(2.0, 3), pow(2, 10, 1000))
print((5).bit_length(), (255).bit_count(), (10).numerator, (3.0).is_integer(), (2.5).as_integer_ratio())
print(0xFF, 0o17, 0b1010, 1_000_000, 1e3, 1_0.5, 0x_ff)


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(max((collatz(n), n) for n in range(1, 300)))


def digits(n):
    total = 0
    while n > 0:
        n, d = divmod(n, 10)
        total += d
    return total


print(sum(digits(n) for n in range(1500)), digits(2**200))


def popcount(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


print(sum(popcount(n) for n in range(1024)), popcount(2**100 - 1))


def reverse_bits(n, width):
    out = 0
    for _ in range(width):
        out = out << 1 | n & 1
        n >>= 1
    return out


print([reverse_bits(n, 8) for n in (1, 2, 3, 0x55, 255)], reverse_bits(1, 64))
h = 0
for i in range(4000):
    h = (h * 31 + (i ^ (h >> 7))) & 0xFFFFFFFF
    h -= (-i) // 3 % 17
print(h)
s = 0
for i in range(-2000, 2000):
    s += i // 7 * (i % 5) - -i // 3 + i % -4
print(s)
