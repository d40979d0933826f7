"""Tricks with bits: counts four ways, reversals, parities, de Bruijn, subsets of masks, bit boards, interleaving, saturation, two's complement."""
from functools import reduce
from operator import xor

M32 = 0xFFFFFFFF


def kernighan(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


def swar(n):
    n -= n >> 1 & 0x55555555
    n = (n & 0x33333333) + (n >> 2 & 0x33333333)
    return ((n + (n >> 4) & 0x0F0F0F0F) * 0x01010101 & M32) >> 24


def reverse(n):
    for shift, mask in ((1, 0x55555555), (2, 0x33333333), (4, 0x0F0F0F0F), (8, 0x00FF00FF), (16, 0x0000FFFF)):
        n = (n >> shift & mask) | (n & mask) << shift
    return n


def signed(n, bits=32):
    if not 0 <= n < 1 << bits:
        raise OverflowError(f"{n:#x} has more than {bits} bits")
    return n - (n >> bits - 1 << bits)


def submasks(mask):
    sub = mask
    while True:
        yield sub
        if not sub:
            return
        sub = sub - 1 & mask


def chosen(n, k):
    mask = (1 << k) - 1
    while mask < 1 << n:
        yield mask
        low = mask & -mask
        ripple = mask + low
        mask = ((mask ^ ripple) >> 2) // low | ripple


def interleave(x, y):
    return sum((x >> i & 1) << 2 * i | (y >> i & 1) << 2 * i + 1 for i in range(max(x, y).bit_length()))


def rotate(n, k, bits=32):
    k %= bits
    return (n << k | n >> bits - k) & (1 << bits) - 1


def queens(n):
    full, count = (1 << n) - 1, 0

    def place(cols, left, right):
        nonlocal count
        if cols == full:
            count += 1
            return
        free = full & ~(cols | left | right)
        while free:
            bit = free & -free
            free ^= bit
            place(cols | bit, (left | bit) << 1, (right | bit) >> 1)

    place(0, 0, 0)
    return count


def isqrt(n):
    root, bit = 0, 1 << (n.bit_length() & ~1)
    while bit:
        if n >= root + bit:
            n -= root + bit
            root = (root >> 1) + bit
        else:
            root >>= 1
        bit >>= 2
    return root


def xorshift(x):
    while True:
        x ^= x << 13 & M32
        x ^= x >> 17
        x ^= x << 5 & M32
        yield x


source = xorshift(2463534242)
values = [next(source) for _ in range(150)]
print(values[:4], all(kernighan(v) == swar(v) == v.bit_count() == bin(v).count("1") for v in values))
print(hex(reverse(0x12345678)), all(reverse(reverse(v)) == v for v in values), [signed(v) for v in (0, 1, M32, 1 << 31, M32 >> 1)], signed(0x80, 8), [~v & 0xFF for v in (0, 1, 170)])
print(list(submasks(0b1011)), len(list(submasks(255))), [f"{m:05b}" for m in chosen(5, 3)], sum(1 for _ in chosen(12, 5)), list(submasks(0)))
print(interleave(5, 3), interleave(0, 0), [interleave(x, y) for y in range(3) for x in range(3)], hex(rotate(0xDEADBEEF, 8)), rotate(1, -1), rotate(rotate(12345, 77), -77))
print([queens(n) for n in range(1, 8)], all(isqrt(n) ** 2 <= n < (isqrt(n) + 1) ** 2 for n in [*range(100), 10**20, 2**64 - 1, 3**50]))
print(reduce(xor, [4, 7, 4, 9, 7]), [n & -n for n in (12, -12, 0, 1 << 70)], [n > 0 and not n & n - 1 for n in (0, 1, 6, 1 << 80, -4)], -1 >> 100, -5 >> 1, -5 // 2, -1 << 65, (1 << 64) - 1 & -(1 << 60), ~(1 << 63), -7 & 0xFF, -7 | 8, -7 ^ 3)
debruijn = 0x077CB531
places = [0] * 32
for i in range(32):
    places[(debruijn << i & M32) >> 27] = i
print(all(places[((v & -v) * debruijn & M32) >> 27] == (v & -v).bit_length() - 1 for v in values), [n.bit_length() for n in (0, 1, -1, 255, -256, 1 << 99)])
h = 0
for v in values * 3:
    h = rotate(h ^ v, 5) * 0x27220A95 & M32
    h ^= h >> 15
print(h, signed(h), (-h).to_bytes(5, "little", signed=True).hex(), int.from_bytes(b"\xff\x00", "big", signed=True), True & 3, True ^ True, False | 2, ~int(True))
for act in (lambda: signed(-1), lambda: signed(256, 8), lambda: 1 << -1, lambda: 1 >> -2, lambda: 1.5 & 1, lambda: "a" ^ 1, lambda: ~2.0, lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(2, "big"), lambda: rotate(1, 3, 0), lambda: 1 << (1 << 70)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
