# Loops that are tested at their end visit what is first, whatever the limit is.
def f(rows, n, m):
    t = 0.0
    a = rows[0]
    for j in range(m):
        k = 0
        while True:
            t += rows[k][j]
            k += 1
            if k >= n: break
    return t
rows = [[k*.5 + j for j in range(40)] for k in range(30)]
for _ in range(300): f(rows, 30, 40)
print(f(rows,30,40))
for bad in ([1.5], [], None, 5, "abc", (1.0,2.0), [1,2,3], 2.5):
    for n in (0, -3, 1):
        for m in (3, 1, 0, -1):
            try: print(n, m, f([bad]+rows[1:], n, m))
            except Exception as e: print(n, m, type(e).__name__, e)

def both(rows, n, m):
    t = 0
    j = 0
    x = rows[0]
    y = x[0]
    while True:
        k = 0
        while True:
            t += rows[k][j]
            k += 1
            if not k < n:
                break
        j += 1
        if not j < m:
            break
    return t

rows = [[k * 3 + j for j in range(12)] for k in range(12)]
for _ in range(300):
    both(rows, 9, 9)
print(both(rows, 9, 9))
rows[0] = [1]
try:
    print(both(rows, 0, 12))
except IndexError as error:
    print(error)
rows[0] = 5
try:
    print(both(rows, 0, 1))
except TypeError as error:
    print(error)
