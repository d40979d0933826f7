"""Arithmetic of which a mask leaves low bits, where what it is applied to outgrows machine integers."""
M31, M32, M61 = 0x7FFFFFFF, 0xFFFFFFFF, (1 << 61) - 1


def lcg(seed, n):
    out = 0
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out ^= seed
    return seed, out


def lcg_mod(seed, n):
    for _ in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 4294967296
    return seed


def negative(seed, n):
    for _ in range(n):
        seed = (12345 - seed * 1103515245) % 2147483648
        seed = (seed - 7000000000000 * seed) & M61
    return seed


def rotated(x, n):
    for k in range(n):
        x = ((x >> 7) | (x << 25)) & M32
        x = ((x << (k % 40 + 30)) ^ (x >> 1)) & M32
    return x


def mixed(h, data):
    for byte in data:
        h = (((h << 5) + h) ^ byte) * 2654435761 & M32
    return h


def kept(x, n):
    """What is cut off is read later."""
    out = []
    for _ in range(n):
        big = x * 1103515245123
        x = big & M31
        out.append(big >> 31)
    return x, sum(out)


def aside(x, n):
    total = 0
    for i in range(n):
        y = x * 1103515245123 + i
        z = i * 3
        x = (y + z) & M31
        total += z
    return x, total


def shifted(x, counts):
    out = []
    for count in counts:
        try:
            out.append((x << count) & M61)
        except ValueError as error:
            out.append(str(error))
    return out


def combined(x, others):
    out = []
    for other in others:
        out.append(((x << 59) | other) & M31)
    return out


class Reflected:
    def __ror__(self, other):
        return other % 1000003

    def __mul__(self, other):
        return other + 1


def scaled(xs, factor):
    return [(x * factor + 1) & M32 for x in xs]


def squares(n):
    x, s = 3, 0
    for _ in range(n):
        x = (x * x + 1) & M61
        s = (s + x) & M61
    return x, s


class Generator:
    def __init__(self, state):
        self.state = state

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state >> 8

    def xorshift(self):
        x = self.state
        x ^= (x << 43) & M61
        x ^= x >> 17
        x ^= (x << 5) & M61
        self.state = x
        return x


def run():
    generator = Generator(99)
    return [
        lcg(42, 60),
        lcg_mod(2**63 - 25, 40),
        negative(2**31 - 1, 40),
        rotated(0xDEADBEEF, 50),
        mixed(5381, b"the quick brown fox" * 3),
        kept(2**31 - 3, 30),
        aside(2**31 - 3, 30),
        shifted(2**31 - 3, [1, 30, 31, 62, 63, 64, 65, 200, 5]),
        combined(2**20 + 1, [1, 2, 3, 4]),
        scaled([2**31 - i for i in range(20)], 2**31 - 1),
        squares(30),
        [generator.next() % 100 for _ in range(30)],
        [generator.xorshift() for _ in range(5)],
    ]


first = run()
for line in first:
    print(line)
for _ in range(60):
    assert run() == first
print(shifted(2**31 - 3, [40, -1, 3]))
print(combined(2**20 + 1, [5, 2**70 + 1, Reflected(), True, -1, -(2**80)]))
print(scaled([2**31, 2**61, 2**62 + 1, -(2**63), Reflected(), True], 2**31 - 1))
try:
    scaled([2**31, 1.5], 3)
except TypeError as error:
    print(error)
print(lcg(2**100 + 7, 10), lcg(-5, 10), squares(100))
