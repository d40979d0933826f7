# Integers of any size: factorial, fibonacci, powers, shifts, bit operations, conversions, comparisons.


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(factorial(200))
print(fib(1000))
print(2**200, 3**100, (-7) ** 51, 10**40 // 3, 10**40 % 7)
print(pow(3, 1000, 10**9 + 7), pow(2, 10**18, 998244353), pow(123456789, 987654321, 1000000007), pow(3, -1, 11), pow(-5, 3, 7))
print(1 << 100, (1 << 100) >> 97, -1 << 70, (-(1 << 80)) >> 75, -1 >> 1000, 5 >> 3, -5 >> 1)
a, b = 2**90 + 12345, 2**70 - 777
print(a & b, a | b, a ^ b, ~a, a & -1, -a & 0xFFFFFFFFFFFFFFFFFFFF, -a | b, -a ^ -b)
print(a > b, a == a + 0, a < -b, -a < b, a != b, a >= a, max(a, b) == a, 2**64 == 2.0**64, 2**64 + 1 == 2.0**64, 2**63 < 1e30)
print(len(str(factorial(300))), sum(int(c) for c in str(2**1000)), str(-(10**25)), repr(10**22))
print(int("123456789012345678901234567890") + 1, int("-" + "9" * 30), int("ff" * 12, 16), int("1" * 80, 2), int("zz", 36))
print(hex(2**70 + 255), bin(2**65), oct(2**66), hex(-(2**64)), (2**64 - 1).bit_length(), (0).bit_length(), (-(2**70)).bit_length())
print(divmod(10**30, 7**20), divmod(-(10**30), 7**20), divmod(10**30, -(7**20)), abs(-(10**30)), -(-(10**30)))
print(float(2**70), 2**70 / 3, 10**400 // 10**390, 10**25 / 10**20, (10**30 + 1) / 10**30, 2**53 + 1.0)
print(int(1e20), int(-1e25), int(1.9), int(-1.9), round(1e17), 10**17 * 1.0 == 1e17)
try:
    float(10**400)
except OverflowError as error:
    print("OverflowError:", error)
try:
    1 << -1
except ValueError as error:
    print("ValueError:", error)
try:
    10**30 // 0
except ZeroDivisionError as error:
    print("ZeroDivisionError:", error)
try:
    10**400 / 3
except OverflowError as error:
    print("OverflowError:", error)
try:
    pow(2, 5, 0)
except ValueError as error:
    print("ValueError:", error)
try:
    pow(2, -1, 4)
except ValueError as error:
    print("ValueError:", error)


def gcd(x, y):
    while y:
        x, y = y, x % y
    return x


print(gcd(factorial(50), 2**100), gcd(fib(300), fib(200)) == fib(100))


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


print(isqrt(10**60), isqrt(2 * 10**80))


def is_probable_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in (2, 3, 5, 7, 11, 13, 17):
        if n == base:
            return True
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print([p for p in (61, 89, 107, 127, 100, 521) if is_probable_prime(2**p - 1)])
x = 1
for i in range(400):
    x = x * 1103515245 + 12345
    if x > 10**40:
        x //= 10**20 + i
    x -= i
print(x)
boundaries = [2**61 - 1, 2**61, 2**62 - 1, 2**62, 2**63 - 1, 2**63, 2**64, -(2**61), -(2**61) - 1, -(2**62), -(2**63), -(2**63) - 1]
for v in boundaries:
    print(v + 1, v - 1, -v, v * 2, v // 2, v >> 1, v % 10, v * v)
print({2**70: "a"}[2**70], 2**70 in [1, 2**70], hash(2**70) == hash(2**70), bool(2**70), not 2**70)
