# Loops over ranges: steps, bounds at the edge of small ints, the variable changed inside, nesting, indexes.


def steps():
    out = []
    for start, stop, step in ((0, 3000, 1), (3000, 0, -1), (0, 3000, 7), (3000, 0, -7), (5, 5, 1), (5, 4, 1), (4, 5, -1), (-1500, 1500, 3)):
        count = total = 0
        last = None
        for i in range(start, stop, step):
            count += 1
            total += i
            last = i
        out.append((count, total, last))
    return out


print(steps())


def changed_inside(n):
    total = 0
    for i in range(n):
        i = i * 2
        total += i
        i = "text"
    return total, i


print(changed_inside(3000))


def bounds_change(n):
    limit = n
    turns = 0
    for i in range(limit):
        limit = 5
        turns += 1
    return turns, limit


print(bounds_change(2000))


def triangle(n):
    count = 0
    for i in range(n):
        for j in range(i):
            for k in range(j, i):
                count += i ^ j ^ k
    return count


print(triangle(28))


def edges():
    out = []
    for base in (2**31, 2**61, 2**62, 2**63, -(2**61), -(2**63), 10**30):
        total = 0
        for i in range(base - 300, base + 300):
            total += i & 3
        out.append((total, i))
    return out


print(edges())


def big_steps():
    out = []
    for i in range(0, 2**62, 2**58):
        out.append(i >> 58)
    for i in range(2**63, -(2**63), -(2**61)):
        out.append(i >> 61)
    return out


print(big_steps())


def indexes(n):
    a = list(range(n))
    total = 0
    for i in range(len(a)):
        total += a[i] * a[-i - 1]
    for i in range(1, len(a)):
        a[i] += a[i - 1]
    for i in range(len(a) - 1, 0, -1):
        a[i] -= a[i - 1]
    for i in range(0, len(a) - 1, 2):
        a[i], a[i + 1] = a[i + 1], a[i]
    try:
        for i in range(n + 1):
            total += a[i]
    except IndexError:
        total = -total
    return total, a[:4], i


print(indexes(1000))


def products(n):
    total = 0
    for i in range(n):
        total += i * i * i * i * i * i
    return total


print(products(3000))


def reversed_and_friends(n):
    total = 0
    for i in reversed(range(n)):
        total = total * 2 % 1000003 + i
    for i, j in enumerate(range(n, 0, -1)):
        total += i - j
    for i, j in zip(range(n), range(0, 2 * n, 2)):
        total += j - i
    return total


print(reversed_and_friends(1500))


def stored_range(r):
    total = 0
    for _ in range(3):
        for i in r:
            total += i
    return total + len(r) + r[-1]


print(stored_range(range(500)), stored_range(range(10, 1000, 13)), stored_range([1, 2, 3]), stored_range((0.5, 1)))


def mixed_iterables():
    total = 0
    for source in (range(700), list(range(700)), tuple(range(700)), dict.fromkeys(range(700)), (i for i in range(700)), set(range(700)), map(int, range(700))):
        for v in source:
            total += v
    return total


print(mixed_iterables())


def break_continue(n):
    odd = even = 0
    for i in range(n):
        if i % 2:
            odd += 1
            continue
        even += 1
        if even > 1200:
            break
    else:
        return "no break", odd, even
    return i, odd, even


print(break_continue(2000), break_continue(5000))


def variable_step(n):
    total = 0
    for step in (1, 2, -1, 5, -3):
        for i in range(n, -n, step) if step < 0 else range(-n, n, step):
            total = (total * 3 + i) % 1000007
    return total


print(variable_step(300))
try:
    for i in range(10, 0, 0):
        pass
except ValueError as error:
    print("ValueError:", error)
for i in range(3):
    for i in range(10, 12):
        pass
print(i)
total = 0
for i in range(50):
    r = range(i)
    if len(r) and r[0] == 0 and i - 1 in r:
        total += sum(r)
print(total)
while_total, i = 0, 0
while i < 5000:
    while_total += i
    i += 3
    if i % 7 == 0:
        i -= 1
print(while_total, i)
k = 0
for _ in range(100):
    for _ in range(30):
        k += 1
print(k, _)
