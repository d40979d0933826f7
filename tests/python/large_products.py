# Products and powers of integers that are computed in pieces.
p = (1 << 521) - 1
a = 3 ** 700_000
b = 7 ** 240_001
c = -(5 ** 460_003) - 1
for x, y in ((a, b), (c, a), (a, -12345)):
    print((x * y) % p == ((x % p) * (y % p)) % p, (x * y).bit_length())
d = (-12) ** 300_001
print(d % p == pow(-12, 300_001, p), d < 0, d & 0xffff, d.bit_length())
print((1 << 3_000_000) == (2 ** 1_500_000) ** 2)
wide = "\u03b1" * 20_000
print(wide.find("\u03b1" * 10_000 + "b"), wide.rfind("b" + "\u03b1" * 10_000), wide.find("\u03b1" * 10_000, 5))
print((wide + "b" + wide).find("\u03b1" * 300 + "b"), (wide + "b" + wide).rfind("b" + "\u03b1" * 300))
