# Integers: the edges of machine words, signs of division, conversions, bits, bytes.
EDGES = [0, 1, -1, 7, -7, 2**29, 2**30, 2**31 - 1, -(2**31), 2**32, 2**53 + 1, 2**59, 2**60 - 1, 2**60, 2**61, -(2**61), 2**62, 2**63 - 1, -(2**63), 2**64, 10**30]
count = 0
for a in EDGES:
    for b in EDGES:
        assert (a + b) - b == a and (a - b) + b == a and a * b == b * a
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and a // b == q and a % b == r and (r == 0 or (r < 0) == (b < 0)) and abs(r) < abs(b)
            assert int(a / b * 0) == 0
        assert (a & b) + (a | b) == a + b and a ^ b == (a | b) - (a & b) and ~a == -a - 1
        assert (a < b) + (a == b) + (a > b) == 1 and (a <= b) == (not b < a)
        count += 1
for a in EDGES:
    assert int(str(a)) == a == int(hex(a), 16) == int(bin(a), 2) == int(oct(a), 0) == int(f"{a:d}") == int(float(a)) or abs(a) > 2**53
    for s in (0, 1, 5, 31, 32, 59, 60, 61, 63, 64, 100):
        assert a << s == a * 2**s and a >> s == a // 2**s
    width = a.bit_length() // 8 + 1
    for order in ("little", "big"):
        assert int.from_bytes(a.to_bytes(width, order, signed=True), order, signed=True) == a
print(count, "pairs")
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 / 2, divmod(-7, -2), -1 >> 100, 1 << 70, (-5) ** 3, 2**-1, 0**0)
print(pow(2, 100, 97), pow(-3, 5, 7), pow(3, -1, 7), pow(10, 20), pow(2, 0.5) == 2**0.5, round(12345, -2), round(-15, -1), round(25, -1))
print((255).bit_length(), (-256).bit_length(), (0).bit_length(), (1023).bit_count(), (10).as_integer_ratio(), (-3).__abs__())
print(int("  -1_000 "), int("0b101", 0), int("ff", 16), int("zz", 36), int(-3.99), int(True), int("٣"), int(b"12"))
for bad in ("", "1__0", "_1", "0x1", "1.5", "abc", "12a"):
    try:
        print(int(bad))
    except ValueError as error:
        print(error)
for action in (lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: divmod(1, 0), lambda: 1 << -1, lambda: pow(2, -1, 4), lambda: (300).to_bytes(1, "big"), lambda: int("9", 8), lambda: int(float("nan")), lambda: int(float("inf"))):
    try:
        print(action())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
print(f"{1234567:,} {1234567:_} {-42:08d} {42:+} {42: } {255:#x} {255:#010b} {255:o} {3:c}|{97:c} {12:>6}{12:<6}{12:^6}| {12:=+6} {1e3:n} {0xDEADBEEF:_x}")
print(True + True, True & False, True | 2, -True, ~False, True == 1, hash(True) == hash(1), {1: "a", True: "b", 1.0: "c"}, isinstance(True, int), bool("") is False)
print(1_000_000 == 10**6, 0o17, 0b11, 0xFf, 1 if 2 > 1 > 0 else 0, not 0, 3 & 5 | 2 ^ 7, -2**2, (-2) ** 2, 2**3**2)
big = 3**200
print(big % 1000, len(str(big)), big // 3**198, hash(big) == hash(3**200), big == float(big), big > 1e95, float(big))
total = 0
for i in range(3000):
    total += i * 0x1FFFFFFF ^ i << 40
print(total)
