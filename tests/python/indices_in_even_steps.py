# Indices that are sums and products of a loop's variable: from the end, out of bounds, and too large at either end of the loop.
def row(a, n, i, m):
    s = 0
    for j in range(m):
        s = s * 3 % 1000003 + a[i * n + j]
    return s
def col(a, n, j, m):
    s = 0
    for i in range(m):
        s = s * 3 % 1000003 + a[i * n + j]
    return s
def back(a, k, m):
    s = 0
    for i in range(m):
        s = s * 7 % 1000003 + a[k - i]
    return s
def st(a, b, w, h):
    for y in range(1, h - 1):
        for x in range(1, w - 1):
            b[y * w + x] = (a[(y - 1) * w + x] + a[(y + 1) * w + x] + a[y * w + x - 1] + a[y * w + x + 1]) * 0.25
def wr(a, base, m, d):
    for i in range(m):
        a[base + i * d] = i
def inc(a, base, lo, hi):
    i = lo
    s = 0
    while i <= hi:
        s += a[base + i + i * 2]
        i += 1
    return s
N = 20
a = [(i * 7) % 31 for i in range(N * N)]
t = 0
for r in range(40):
    for i in range(N):
        t += row(a, N, i, N) + col(a, N, i, N) + back(a, i + N, N)
    t += inc(a, r, 0, N)
print(t)
for args in ((a, N, -1, N), (a, N, -20, N), (a, N, 19, N + 1), (a, 1 << 62, 0, 1), (a, 1 << 62, 1, 3), (a, -1, 0, N), (a, 0, 5, N), (a, N, 30, N), (a, 1 << 59, 3, 2), (a, 2**80, 0, 1), (a, -N, 19, N), (a, N, -20, N+1)):
    for f in (row, col):
        try: print(f.__name__, args[1:], f(*args))
        except IndexError as e: print(f.__name__, args[1:], type(e).__name__)
for k, m in ((5, 10), (-1, 5), (399, 400), (399, 801), (400, 2), (1 << 61, 1), (-(1 << 60), 1), (0, 1)):
    try: print(back(a, k, m))
    except IndexError as e: print(k, m, type(e).__name__)
x = [float(i % 17) for i in range(N * N)]
y = [0.0] * (N * N)
for i in range(200):
    st(x, y, N, N); x, y = y, x
print(round(sum(x), 6))
try: st(x, y, N, N + 5)
except IndexError as e: print(e, round(sum(y), 6))
st(x, y, 3, 4); print(round(sum(y), 6))
b = [0] * 1000
for i in range(50):
    wr(b, i, 30, i % 7)
print(sum(b))
for base, m, d in ((990, 11, 1), (990, 10, 1), (0, 30, 40), (5, 3, -2), (5, 9, -2), (-1000, 10, 10), (-1001, 2, 1), (5, 0, 1 << 70), (3, 1, 1 << 70)):
    try: wr(b, base, m, d); print(sum(b))
    except IndexError as e: print(base, m, d, type(e).__name__, sum(b))
