# Integer overflow past the small range, 62 and 64 bits, in hot loops.


def doubling(n):
    x = 1
    for i in range(n):
        x = x + x
        if i % 100 == 99:
            x = 1
    return x


print(doubling(5000), doubling(4990))


def sum_up(start, n, step):
    total = start
    for i in range(n):
        total += step
    return total


print(sum_up(0, 3000, 2**50), sum_up(2**61 - 1000, 3000, 1), sum_up(-(2**61) + 1000, 3000, -1), sum_up(2**63 - 1500, 3000, 1), sum_up(-(2**63) + 1500, 3000, -1))


def product(n):
    x = 1
    for i in range(1, n):
        x = x * i % (2**61 - 1)
    return x


print(product(3000))


def raw_product(n):
    acc = 0
    for i in range(n):
        acc ^= (i * 2654435761) * (i + 1)
    return acc


print(raw_product(3000), raw_product(70000 // 20))


def lcg(n):
    x = 12345
    for _ in range(n):
        x = x * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
    return x


print(lcg(3000))


def xorshift(n):
    x = 88172645463325252
    for _ in range(n):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x


print(xorshift(2000))


def fnv(text):
    h = 0xCBF29CE484222325
    for c in text:
        h = ((h ^ ord(c)) * 0x100000001B3) % 2**64
    return h


print(fnv("hello world" * 200), hex(fnv("a")))


def signed(x):
    x &= 0xFFFFFFFFFFFFFFFF
    return x - 2**64 if x >= 2**63 else x


h = 7
for i in range(3000):
    h = signed(h * 31 + i)
print(h)


def fib_mod(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
        if b > 2**63:
            b -= 2**63
    return a


print(fib_mod(4000))


def negate(n):
    x = -(2**61)
    count = 0
    for i in range(n):
        x = -x
        if x > 0:
            count += x.bit_length()
        x -= i % 2
    return x, count


print(negate(3001))


def shifts(n):
    total = 0
    for i in range(n):
        total += 1 << i % 70
        total -= (3 << i % 66) >> 2
        total ^= -1 << i % 63
    return total


print(shifts(3000))


def floor_ops(n):
    acc = 0
    x = -(2**62) + 5
    for i in range(1, n):
        acc += x // i + x % i - (-x) // i
        x += 2**52
    return acc


print(floor_ops(3000))
edge = 2**61 - 2000
for i in range(4000):
    edge += 1
print(edge, edge == 2**61 + 2000)
edge = 2**31 - 1000
for i in range(2000):
    edge += 1
print(edge)
big = 2**62
for i in range(3000):
    big = big - 2**51
print(big, big < 0)
prod = 3037000499
for i in range(1000):
    sq = prod * prod
    prod += 1
print(sq, sq > 2**63)
down = 2**64
while down > 2**61 - 10:
    down -= 2**53
print(down)
indices = range(2**61 - 3, 2**61 + 3)
print([v - 2**61 for v in indices], sum(indices))
count = 0
for v in range(2**62 - 1500, 2**62 + 1500):
    count += v & 1
print(count, v)
print(abs(-(2**61)), -(-(2**61)), (-(2**61)) // -1, divmod(-(2**61), -1), (2**61 - 1) * -1 - 1)
