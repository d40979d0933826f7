# Loops that always end after a few iterations: tuples that are constants, ways out, exceptions, numbers that become large.
class Stop(Exception): pass
D = ((0, 1), (1, 0), (0, -1), (-1, 0))
NAMES = ("a", "b", ("c", 2.5, None, True))
def neigh(g, x, y):
    n = 0
    for dx, dy in D:
        try:
            n += g[y + dy][x + dx]
        except IndexError:
            n += 100
    return n
def brk(v, k):
    out = []
    for i in range(4):
        if v[i] == k: break
        if v[i] % 2: continue
        out.append(v[i])
    else:
        out.append("all")
    return out
def ret(v, k):
    for i in (3, 1, 2):
        if v[i] > k: return i, v[i]
    return None
def nested(a, b):
    s = 0
    for i in range(3):
        for j in range(3):
            s = s * 3 + a[i] * b[j]
            if s > 1 << 40: s >>= 39
    return s
def names(n):
    r = []
    for x in NAMES:
        if isinstance(x, tuple):
            for y in x: r.append(y)
        else: r.append(x * (n % 3))
    return r
def big(n):
    s = n
    for i in range(5):
        s = s * s + i
    return s
def mixed(xs):
    t = 0
    for i in range(3):
        t = t + xs[i]
    return t
def ident(n):
    t = None
    for p in D:
        if t is p: return True
        t = p
    return t is D[3], t
def whl(n):
    i = 7
    a = 0
    while i:
        a += n // i
        i -= 1
    return a
def tup(a, b, c):
    s = 0.0
    for x in (a, b, c):
        s += x * x
    return s
def lst(a, b, c):
    l = [a, b, c]
    s = 0
    for x in l:
        s += x
        if len(l) < 5: l.append(x)
    return s
def mat(m, v):
    out = [0.0] * 3
    for i in range(3):
        for k in range(3):
            out[i] += m[i][k] * v[k]
    return out
def gen(n):
    for i in range(3):
        yield n + i
def kw(n):
    s = 0
    for i in range(2, -4, -2):
        s = s * 10 + i * n
    return s
g = [[(x * 7 + y * 3) % 5 for x in range(30)] for y in range(30)]
tot = 0
for r in range(3):
    for y in range(30):
        for x in range(30):
            tot += neigh(g, x, y)
print(tot)
acc = 0
for n in range(3000):
    acc ^= len(brk([n % 5, n % 7, n % 3, 8], n % 4))
    acc += hash(ret([0, n % 11, n % 13, n % 17], 9) or 1) % 7
    acc += nested([n, 2, 3], [4, n, 6]) % 1000
    acc += big(n % 100) % 997
    acc += mixed([n, n + 1, n + 2])
    acc += whl(n)
    acc += lst(n, 2, 3)
    acc += sum(gen(n))
    acc += kw(n)
    for p in names(n)[:2]: acc += len(p)
    if n % 1000 == 999: print(acc, mixed([n, 0.5, 1]), mixed(["a"[:0] or 1.5, 2, 3]), names(n), ident(n), tup(n, 2, 0.5), mat([[1.0, 2.0, n]] * 3, [1, 2.0, 3.0]))
try:
    mixed([1, "x", 2])
except TypeError as e: print(e)
try:
    mixed([1, 2])
except IndexError as e: print(e)
def rec(n, d):
    if d == 0: return 1
    s = 0
    for i in range(2):
        s += rec(n, d - 1) + i
    return s
print(rec(1, 10))
