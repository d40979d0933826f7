# Primes, factors, remainders and what follows from them.
from math import gcd, isqrt, prod


def sieve(n):
    is_prime = bytearray([1]) * (n + 1)
    is_prime[:2] = b"\0\0"
    for p in range(2, isqrt(n) + 1):
        if is_prime[p]:
            is_prime[p * p :: p] = bytes(len(range(p * p, n + 1, p)))
    return [p for p in range(n + 1) if is_prime[p]]


def factors(n):
    found, p = {}, 2
    while p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1 + (p > 2)
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found


def is_prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def extended(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, r = divmod(a, b)
        a, b, x, y, u, v = b, r, u, v, x - q * u, y - q * v
    return a, x, y


def crt(pairs):
    total, modulus = 0, 1
    for remainder, n in pairs:
        g, p, _ = extended(modulus, n)
        if (remainder - total) % g:
            return None
        total += (remainder - total) // g * p % (n // g) * modulus
        modulus = modulus * n // g
        total %= modulus
    return total, modulus


def rho(n):
    if n % 2 == 0:
        return 2
    for c in range(1, 20):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d


primes = sieve(1000)
print(len(primes), primes[-3:], sum(primes))
print([n for n in range(200) if is_prime(n)] == sieve(199))
print([(n, factors(n)) for n in (360, 97, 1001, 2**20, 600851475143)])
print(is_prime(2**61 - 1), is_prime(2**67 - 1), is_prime(561), is_prime(3215031751))
print(extended(240, 46), pow(3, -1, 11), crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (2, 6)]))
print(sorted([rho(10403), 10403 // rho(10403)]), 8051 % rho(8051))
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])


def totient(n):
    return prod((p - 1) * p ** (k - 1) for p, k in factors(n).items()) if n > 1 else 1


print([totient(n) for n in range(1, 21)], sum(totient(n) for n in range(1, 301)))
print([n for n in range(1, 60) if all(pow(a, n, n) == a for a in range(n))])


def digits_in(n, base):
    out = ""
    while True:
        n, d = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
        if not n:
            return out


print(all(int(digits_in(n, b), b) == n for n in (0, 1, 35, 36, 12345678901234567890) for b in range(2, 37)))


def collatz(n, known={1: 1}):
    chain = []
    while n not in known:
        chain.append(n)
        n = 3 * n + 1 if n % 2 else n // 2
    length = known[n]
    for m in reversed(chain):
        length += 1
        known[m] = length
    return length


print(max(range(1, 1000), key=collatz), collatz(97), collatz(871))
print([a * b * c for a in range(1, 60) for b in range(a, 60) for c in range(b, 60) if a + b + c == 60 and a * a + b * b == c * c])
