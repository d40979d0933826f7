# Loops in steps that are not known before they run.

def mark(flags, start, end, step):
    for i in range(start, end, step):
        flags[i] = 7
    return sum(flags)

def march(flags, i, end, step):
    n = 0
    while i < end:
        flags[i] += 1
        i += step
        n += 1
    return n

def back(flags, i, end, step):
    n = 0
    while i > end:
        flags[i] += 1
        i -= step
        n += 1
    return n

def attempt(function, *args):
    try:
        return function(*args)
    except (IndexError, ValueError, TypeError) as e:
        return type(e).__name__ + ": " + str(e)

def sieve(n):
    flags = [True] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            for j in range(i + i, n + 1, i):
                flags[j] = False
    return count

for _ in range(60):
    a = [0] * 100
    found = [mark(a, 0, 100, 3), mark(a, 1, 100, 7), march(a, 2, 100, 5), back(a, 99, -1, 4), march(a, 0, 100, 50)]
print(found, a)
print(sieve(3000), sieve(10), sieve(2))
# Steps of zero and below, starts before the front, ends behind the end.
print(attempt(mark, a, 0, 100, 0))
print(attempt(mark, a, 99, -1, -9), a)
print(attempt(mark, a, -5, 5, 2), a)
print(attempt(mark, a, 90, 130, 9), a)
print(attempt(march, a, -100, 0, 30), a)
print(attempt(march, a, -101, 0, 30))
print(attempt(march, a, 50, 120, 25), a)
print(attempt(back, a, 99, -150, 60), a)
print(attempt(march, a, 0, 100, 1.5))
big = 2 ** 61
print(attempt(march, a, 98, 100, big), attempt(march, a, 0, 100, big * 8), attempt(march, a, 0, big * 2, big - 1))
print(attempt(back, a, 5, 0, big * 4), a)
for _ in range(60):
    found = [mark(a, 0, 100, 3), mark(a, 1, 100, 7), march(a, 2, 100, 5), back(a, 99, -1, 4), march(a, -100, 100, 50)]
print(found, a)
