"""Primes and factors: four sieves, Miller–Rabin, Pollard's rho, Möbius and totients, and what sums of divisors say."""
from math import gcd, isqrt, prod
from itertools import count, islice, takewhile


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0" * min(2, n + 1)
    for p in range(2, isqrt(n) + 1):
        if flags[p]:
            flags[p * p :: p] = bytes(len(range(p * p, n + 1, p)))
    return [i for i, f in enumerate(flags) if f]


def linear(n):
    least, primes = [0] * (n + 1), []
    for i in range(2, n + 1):
        if not least[i]:
            least[i] = i
            primes.append(i)
        for p in primes:
            if p > least[i] or i * p > n:
                break
            least[i * p] = p
    return primes


def endless():
    marks = {}
    for n in count(2):
        if (p := marks.pop(n, None)) is None:
            yield n
            marks[n * n] = n
        else:
            at = n + p
            while at in marks:
                at += p
            marks[at] = p


def sundaram(n):
    half = (n - 1) // 2
    gone = {i + j + 2 * i * j for i in range(1, half) for j in range(i, (half - i) // (2 * i + 1) + 1)}
    return [2] * (n >= 2) + [2 * k + 1 for k in range(1, half + 1) if k not in gone]


def prime(n):
    if n < 2 or n % 2 == 0:
        return n == 2
    s = ((n - 1) & (1 - n)).bit_length() - 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if a % n == 0:
            continue
        x = pow(a, (n - 1) >> s, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            if (x := x * x % n) == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    for c in count(1):
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d


def factors(n):
    if n < 1:
        raise ValueError(f"no factors of {n}")
    out = {}
    for p in (2, 3, 5):
        while n % p == 0:
            out[p] = out.get(p, 0) + 1
            n //= p
    stack = [n] if n > 1 else []
    while stack:
        m = stack.pop()
        if prime(m):
            out[m] = out.get(m, 0) + 1
        else:
            d = isqrt(m) if isqrt(m) ** 2 == m else rho(m)
            stack += [d, m // d]
    return dict(sorted(out.items()))


def totient(n):
    return prod((p - 1) * p ** (k - 1) for p, k in factors(n).items())


def sigma(n):
    return prod((p ** (k + 1) - 1) // (p - 1) for p, k in factors(n).items())


print(sieve(50), [len(sieve(n)) for n in (0, 1, 2, 3, 1000)], all(f(n) == sieve(n) for f in (linear, sundaram) for n in (2, 3, 10, 97, 400)))
print(list(islice(endless(), 30)) == sieve(113), list(takewhile(lambda p: p < 20, endless())))
print([n for n in range(60) if prime(n)] == sieve(59), [prime(n) for n in (561, 2047, 3215031751, 2**61 - 1, 2**89 - 1, 2**67 - 1, 10**18 + 9)])
for n in (1, 97, 360, 10403, 2**32 + 1, 600851475143, 1000003 * 1000033, 7**9 * 11**4):
    print(n, factors(n), totient(n), sigma(n))
print([n for n in range(2, 500) if sigma(n) == 2 * n], [(n, m) for n in range(2, 300) if n < (m := sigma(n) - n) and sigma(m) - m == n], sum(totient(n) for n in range(1, 101)))
print([0 if any(k > 1 for k in factors(n).values()) else (-1) ** len(factors(n)) for n in range(1, 31)])
for bad in (0, -6, 2.5):
    try:
        print(factors(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
