"""Curious numbers: perfect, happy, Armstrong, Kaprekar, Smith, Collatz, lucky, self-describing, Ulam, Lychrel, Catalan, Bell, pi's digits."""
from collections import Counter
from functools import cache
from itertools import islice
from math import comb, factorial, isqrt


def digits(n, base=10):
    out = []
    while n:
        n, d = divmod(n, base)
        out.append(d)
    return out[::-1] or [0]


def happy(n, seen=frozenset()):
    return n == 1 or n not in seen and happy(sum(d * d for d in digits(n)), seen | {n})


def kaprekar(n):
    steps = []
    while not steps or n != steps[-1]:
        steps.append(n)
        text = "".join(sorted(f"{n:04d}"))
        n = int(text[::-1]) - int(text)
    return steps


@cache
def collatz(n):
    return 0 if n == 1 else 1 + collatz(3 * n + 1 if n & 1 else n // 2)


def lucky(limit):
    row, i = list(range(1, limit, 2)), 1
    while i < len(row) and row[i] <= len(row):
        del row[row[i] - 1 :: row[i]]
        i += 1
    return row


def ulam(n):
    row = [1, 2]
    while len(row) < n:
        sums = Counter(a + b for i, a in enumerate(row) for b in row[i + 1 :])
        row.append(min(s for s, k in sums.items() if k == 1 and s > row[-1]))
    return row


def lychrel(n, limit=60):
    for turn in range(limit):
        n += int(str(n)[::-1])
        if str(n) == str(n)[::-1]:
            return turn + 1, n
    return None, len(str(n))


def bell(n):
    row = [1]
    for _ in range(n):
        new = [row[-1]]
        for x in row:
            new.append(new[-1] + x)
        yield row[0]
        row = new


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def describes_itself(n):
    return all(str(n).count(str(i)) == d for i, d in enumerate(digits(n)))


print([n for n in range(1, 500) if sum(d for d in range(1, n // 2 + 1) if n % d == 0) == n], [n for n in range(1, 80) if happy(n)])
print([n for n in range(10, 2000) if sum(d ** len(str(n)) for d in digits(n)) == n], [n for n in range(1, 2000) if sum(map(factorial, digits(n))) == n])
print(kaprekar(3524), kaprekar(1111), kaprekar(9831), max(range(1, 400), key=collatz), collatz(97), collatz(27))
print(lucky(80), ulam(25), [n for n in (1210, 2020, 21200, 3211000, 12) if describes_itself(n)], sep="\n")
print(lychrel(89), lychrel(56), lychrel(196), lychrel(10), [comb(2 * n, n) // (n + 1) for n in range(15)], list(bell(14)))
print("".join(map(str, islice(pi_digits(), 80))), [n for n in range(1, 300) if n * n % 10 ** len(str(n)) == n])
print([(a, b, isqrt(a * a + b * b)) for a in range(1, 30) for b in range(a, 30) if isqrt(a * a + b * b) ** 2 == a * a + b * b], digits(255, 16), digits(0), digits(10**20, 7)[:5])
for act in (lambda: digits("7"), lambda: collatz([1]), lambda: kaprekar("12"), lambda: comb(-1, 2), lambda: isqrt(-4), lambda: factorial(2.0), lambda: digits(5, 0)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
