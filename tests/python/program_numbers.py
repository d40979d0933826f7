# Numbers: digits of pi and e, prime sieves, factorization, perfect numbers, continued fractions, bases, euler puzzles.


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def machin(digits):
    def arctan_inverse(x, unity):
        total = term = unity // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            sign, n = -sign, n + 2
        return total

    unity = 10 ** (digits + 10)
    return (4 * (4 * arctan_inverse(5, unity) - arctan_inverse(239, unity))) // 10**10


def e_digits(n):
    unity = 10 ** (n + 10)
    total = term = unity
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10**10


def sieve(n):
    flags = bytearray_like = [1] * n
    flags[0] = flags[1] = 0
    for i in range(2, n):
        if i * i >= n:
            break
        if flags[i]:
            for j in range(i * i, n, i):
                bytearray_like[j] = 0
    return [i for i in range(n) if flags[i]]


def linear_sieve(n):
    smallest, primes = [0] * n, []
    for i in range(2, n):
        if not smallest[i]:
            smallest[i] = i
            primes.append(i)
        for p in primes:
            if p > smallest[i] or p * i >= n:
                break
            smallest[p * i] = p
    return primes, smallest


def factorize(n):
    out, d = [], 2
    while d * d <= n:
        while n % d == 0:
            out.append(d)
            n //= d
        d += 1 if d == 2 else 2
    return out + [n] if n > 1 else out


def pollard(n):
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


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def extended_gcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - a // b * y


def chinese_remainder(pairs):
    x, m = 0, 1
    for r, n in pairs:
        g, p, _ = extended_gcd(m, n)
        x, m = x + m * ((r - x) // g * p % (n // g)), m * n // g
        x %= m
    return x, m


def totient(n):
    result = n
    for p in set(factorize(n)):
        result -= result // p
    return result


def continued_fraction(n, terms):
    a0 = int(n**0.5)
    m, d, a = 0, 1, a0
    out = [a0]
    for _ in range(terms):
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d
        out.append(a)
    return out


def convergent(terms):
    top, bottom = 1, 0
    for a in reversed(terms):
        top, bottom = bottom + a * top, top
    return top, bottom


def to_base(n, base):
    if n == 0:
        return "0"
    out, sign = "", "-" if n < 0 else ""
    n = abs(n)
    while n:
        n, d = divmod(n, base)
        out = "0123456789abcdefghijklmnopqrstuvwxyz"[d] + out
    return sign + out


def collatz_longest(limit):
    lengths = {1: 1}
    best = 1
    for start in range(2, limit):
        n, steps = start, 0
        while n not in lengths:
            n = n * 3 + 1 if n & 1 else n >> 1
            steps += 1
        lengths[start] = steps + lengths[n]
        if lengths[start] > lengths[best]:
            best = start
    return best, lengths[best]


def euler():
    yield sum(n for n in range(1000) if n % 3 == 0 or n % 5 == 0)
    a, b, total = 1, 2, 0
    while b < 4000000:
        if b % 2 == 0:
            total += b
        a, b = b, a + b
    yield total
    yield max(factorize(600851475143))
    yield max(i * j for i in range(990, 900, -1) for j in range(i, 900, -1) if str(i * j) == str(i * j)[::-1])
    n = 1
    for k in range(1, 21):
        n = n * k // gcd(n, k)
    yield n
    yield sum(range(101)) ** 2 - sum(i * i for i in range(101))
    yield sieve(8000)[1000]
    yield sum(int(d) for d in str(2**1000))
    yield sum(int(d) for d in str(pow(7, 777)))
    yield len({a**b for a in range(2, 31) for b in range(2, 31)})


digits = pi_digits()
print("".join(str(next(digits)) for _ in range(60)))
print(machin(60), e_digits(60))
primes, smallest = linear_sieve(3000)
print(sieve(50), len(sieve(3000)), sieve(3000) == primes, smallest[2021], sum(primes) % 997)
print([factorize(n) for n in (1, 2, 84, 97, 1001, 65536, 999983)], pollard(8051), pollard(1000003 * 97), factorize(600851475143))
print(extended_gcd(240, 46), chinese_remainder([(2, 3), (3, 5), (2, 7)]), chinese_remainder([(1, 4), (3, 10)]), [totient(n) for n in range(1, 16)])
print(continued_fraction(2, 8), continued_fraction(23, 8), convergent(continued_fraction(2, 40)))
print(to_base(255, 2), to_base(255, 16), to_base(-12345, 36), to_base(10**20, 7), int(to_base(10**20, 7), 7) == 10**20)
print(collatz_longest(2500), list(euler()))
amicable = {}
for n in range(1, 1300):
    amicable[n] = sum(d + (n // d if d * d != n and d != 1 else 0) for d in range(1, int(n**0.5) + 1) if n % d == 0) if n > 1 else 0
print([(a, b) for a, b in amicable.items() if a < b and amicable.get(b) == a], [n for n, s in amicable.items() if n == s])
