from math import gcd, isqrt, prod
from collections import Counter
def sieve(n):
    flags = bytearray([1]) * (n + 1); flags[:2] = b"\0\0"
    for i in range(2, isqrt(n) + 1):
        if flags[i]: flags[i*i::i] = bytes(len(range(i*i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d //= 2; s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
def rho(n):
    if n % 2 == 0: return 2
    for c in range(1, 20):
        x = y = 2; d = 1
        while d == 1:
            x = (x * x + c) % n; y = (y * y + c) % n; y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n: return d
def factor(n):
    if n == 1: return Counter()
    if is_prime(n): return Counter([n])
    d = rho(n)
    return factor(d) + factor(n // d)
def totient(n): return prod(p ** (k - 1) * (p - 1) for p, k in factor(n).items())
def divisors(n):
    made = [1]
    for p, k in factor(n).items(): made = [d * p**e for d in made for e in range(k + 1)]
    return sorted(made)
primes = sieve(500)
print(len(primes), primes[-5:], all(is_prime(p) for p in primes), sum(map(is_prime, range(501))))
for n in (1, 97, 360, 1001, 65537 * 65539, 2**31 - 1, 600851475143, 10**12 + 39, 2**61 - 1, 9973 * 10007):
    print(n, dict(sorted(factor(n).items())), totient(n))
print(divisors(360), sum(divisors(496)) == 992, [n for n in range(2, 500) if sum(divisors(n)) == 2 * n])
