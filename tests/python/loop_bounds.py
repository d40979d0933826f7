# Loops over the indices of lists: to the end, past it, from below zero, and while the list changes.
def total(a, n):
    s = 0
    for i in range(n):
        s += a[i]
    return s


def attempt(a, n):
    try:
        return total(a, n)
    except IndexError as e:
        return str(e)


a = list(range(50))
for _ in range(100):
    r = total(a, 50)
print(r)
print([attempt(a, n) for n in (0, 1, 49, 50, 51, 60, 50)])
for _ in range(200):
    attempt(a, 51)
    attempt(a, 50)
print(attempt(a, 51), attempt(a, 50), attempt([], 0), attempt([], 1))


def window(a, start, stop):
    s = 0
    for i in range(start, stop):
        s = s * 3 % 1000003 + a[i]
    return s


for i in range(60):
    window(a, 0, 50)
print(window(a, -5, 5), window(a, -50, 50), window(a, 10, 3), window(a, 49, 50))
for i in range(60):
    window(a, -3, 3)
print(window(a, -3, 3), window(a, 0, 50))
try:
    window(a, -51, 0)
except IndexError as e:
    print(e)


def reverse(a, i, j):
    while i < j:
        t = a[i]
        a[i] = a[j]
        a[j] = t
        i += 1
        j -= 1
    return a


b = list(range(40))
for _ in range(101):
    reverse(b, 0, 39)
print(b[:5], reverse([1, 2, 3], 0, 2), reverse([1, 2, 3], 5, 4))
try:
    reverse([1, 2, 3], 0, 3)
except IndexError as e:
    print(e)
c = [1, 2, 3, 4]
print(reverse(c, -3, -1), reverse(c, -4, 3))


def shrinking(a, n):
    s = 0
    for i in range(n):
        s += a[i]
        if i == 20:
            a.pop()
    return s


def grow(a, n):
    for i in range(n):
        if i >= len(a):
            a.append(i * i)
        a[i] += 1
    return sum(a)


for _ in range(60):
    shrinking(list(range(41)), 40)
print(shrinking(list(range(41)), 40))
try:
    shrinking(list(range(40)), 40)
except IndexError as e:
    print(e)
print([grow([], 30) for _ in range(60)][-1])


def find(a, x, n):
    i = 0
    while i < n:
        if a[i] == x:
            return i
        i += 1
    return -1


for k in range(100):
    find(a, k % 50, 1000)
print(find(a, 49, 1000), find(a, 7, 3))
try:
    find(a, 50, 1000)
except IndexError as e:
    print(e)


def every(a, n, step):
    s = 0
    for i in range(0, n, step):
        s += a[i]
    for i in range(n - 1, -1, -step):
        s -= a[i] * 2
    return s


for step in (1, 2, 3, 7) * 20:
    r = every(a, 50, step)
print(r, every(a, 50, 49), every(a, 50, 50), every(a, 50, 1000), every((1, 2, 3), 3, 1))
big = (1 << 61) - 3
print(every(a, 50, big), [i for i in range(big - 4, big, 2)])


def product(a, b, n):
    c = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            s = 0.0
            for k in range(n):
                s += a[i][k] * b[k][j]
            c[i][j] = s
    return c


m = [[(i * j % 7) * 0.5 for j in range(12)] for i in range(12)]
for _ in range(4):
    p = product(m, m, 12)
print(sum(map(sum, p)))
m[7].pop()
try:
    product(m, m, 12)
except IndexError as e:
    print(e, sum(map(sum, product(m, m, 11))))
