def popcount(n):
    c = 0
    while n: n &= n - 1; c += 1
    return c
def reverse(n, w=16):
    r = 0
    for _ in range(w): r = r << 1 | n & 1; n >>= 1
    return r
def gray(n): return n ^ n >> 1
def crc(data):
    c = 0xFFFFFFFF
    for b in data:
        c ^= b
        for _ in range(8): c = c >> 1 ^ (0xEDB88320 if c & 1 else 0)
    return c ^ 0xFFFFFFFF
import binascii
print(sum(popcount(i) for i in range(1500)), [reverse(i) for i in (1, 2, 3, 0xF0)], [gray(i) for i in range(9)], hex(crc(b"hello world")), crc(b"abc") == binascii.crc32(b"abc"))
x = 1
for i in range(2000): x ^= x << 13 & 0xFFFFFFFFFFFFFFFF; x ^= x >> 7; x ^= x << 17 & 0xFFFFFFFFFFFFFFFF
print(x, -x >> 3, ~x & 0xFF, (x << 64) >> 60 & 0xFF, (-5) & 0xFF, -1 >> 100, 1 << 100 >> 98, bin(x ^ -1)[:12])
sets = [m for m in range(1 << 10) if popcount(m) == 3 and not m & m << 1]; print(len(sets), sets[:5])
