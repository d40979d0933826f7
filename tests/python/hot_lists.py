# List loops: element reads and writes, growth, bounds, negative indexes, lists of lists, types that change.


def fill(n):
    a = [0] * n
    for i in range(n):
        a[i] = i * i % 31
    return a


def prefix(a):
    out = [0]
    for v in a:
        out.append(out[-1] + v)
    return out


a = fill(3000)
print(sum(a), prefix(a)[-1], a[-1], a[-3000])


def reverse(a):
    i, j = 0, len(a) - 1
    while i < j:
        a[i], a[j] = a[j], a[i]
        i += 1
        j -= 1
    return a


print(reverse(fill(2001))[:5])


def bounds(a, n):
    caught = 0
    for i in range(n):
        try:
            a[i] += 1
        except IndexError:
            caught += 1
    return caught


print(bounds([0] * 1000, 1500), bounds([], 10))


def negative(a):
    total = 0
    for i in range(1, len(a) + 1):
        total += a[-i] * i
    return total


print(negative(list(range(1000))))


def sieve(n):
    flags = [True] * (n + 1)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            for j in range(i + i, n + 1, i):
                flags[j] = False
    return count


print(sieve(5000))


def matmul(a, b):
    n, m, p = len(a), len(b), len(b[0])
    c = [[0] * p for _ in range(n)]
    for i in range(n):
        row, out = a[i], c[i]
        for j in range(p):
            s = 0
            for k in range(m):
                s += row[k] * b[k][j]
            out[j] = s
    return c


m = [[(i * j) % 7 for j in range(14)] for i in range(14)]
f = [[v / 2 for v in row] for row in m]
print(sum(map(sum, matmul(m, m))), sum(map(sum, matmul(m, f))), sum(map(sum, matmul(f, f))))
m[3][3] = 2**70
print(matmul(m, m)[3][3])


def total(values):
    t = 0
    for i in range(len(values)):
        t += values[i]
    return t


v = [1] * 2000
print(total(v))
v[1000] = 0.5
print(total(v))
v[1500] = 2**64
print(total(v))
v[10] = None
try:
    total(v)
except TypeError as error:
    print("TypeError:", error)


def shrinking(n):
    a = list(range(n))
    i = 0
    while i < len(a):
        if a[i] % 3 == 0:
            del a[i]
        else:
            i += 1
    return len(a), a[:4]


print(shrinking(1000))


def growing_while_iterating(n):
    a = [1]
    s = 0
    for v in a:
        s += v
        if len(a) < n:
            a.append(v + 1)
            if len(a) % 5 == 0:
                a.append(0)
    return s, len(a)


print(growing_while_iterating(2000))


def bubble_rounds(a):
    rounds = 0
    changed = True
    while changed:
        changed = False
        for i in range(len(a) - 1):
            if a[i] > a[i + 1]:
                a[i], a[i + 1] = a[i + 1], a[i]
                changed = True
        rounds += 1
    return rounds


print(bubble_rounds([(i * 31) % 61 for i in range(61)]))
grid = [[0] * 20 for _ in range(20)]
for step in range(10):
    for y in range(20):
        for x in range(20):
            grid[y][x] = (grid[y - 1][x] + grid[y][x - 1] + x * y + step) % 17
print(sum(map(sum, grid)), grid[7])
queue = list(range(10))
for i in range(4000):
    queue.append(queue.pop(0) + 1)
print(queue)
pairs = [(i, -i) for i in range(1000)]
s = 0
for x, y in pairs:
    s += x - y
print(s)
nested = [[1, 2], [3, 4], [5, 6]] * 300
for row in nested[:3]:
    row[0], row[1] = row[1], row[0]
print(sum(r[0] * 2 + r[1] for r in nested))
