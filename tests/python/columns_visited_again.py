# Elements that an inner loop visits in each iteration of another: rows by column, pairs of objects.
def column_sums(rows, n, m):
    sums = []
    for j in range(m):
        s = 0.0
        for k in range(n):
            s += rows[k][j]
        sums.append(s)
    return sums

def total(rows, n, m):
    t = 0.0
    for j in range(m):
        for k in range(n):
            t += rows[k][j]
    return t

def matrix(n, m):
    return [[k * .5 + j for j in range(m)] for k in range(n)]

rows = matrix(30, 40)
for _ in range(60):
    total(rows, 30, 40)
print(total(rows, 30, 40), column_sums(rows, 30, 40)[39])

# Rows of other kinds and lengths, met while the code is there.
rows[7] = list(range(40))
print(total(rows, 30, 40))
rows[7] = tuple(range(40))
print(total(rows, 30, 40))
rows[7] = [1.5] * 39
for count in (39, 40):
    try:
        print(total(rows, 30, count))
    except IndexError as error:
        print(error, count)
rows[7] = None
try:
    total(rows, 30, 40)
except TypeError as error:
    print(error)
for n, m in ((7, 40), (8, 0), (0, 5), (-3, 4)):
    print(total(rows, n, m))
try:
    total(rows, 31, 1)
except TypeError as error:
    print(error)
try:
    total(matrix(3, 3), 4, 3)
except IndexError as error:
    print(error)

# A list that was longer: what is behind its end is not visited.
long = matrix(64, 8)
del long[32:]
print(total(long, 32, 8))

def replaced(rows, n, m):
    t = 0.0
    for j in range(m):
        for k in range(n):
            t += rows[k][j]
        rows[j % n] = [float(j)] * m
    return t

for _ in range(40):
    result = replaced(matrix(20, 25), 20, 25)
print(result)

def shortened(rows, n, m):
    t = 0.0
    for j in range(m):
        for k in range(n):
            t += rows[k][j]
        if j == m - 2:
            rows[n - 1].pop()
    return t

for count in (5, 25):
    for _ in range(40):
        try:
            result = shortened(matrix(20, count), 20, count)
        except IndexError as error:
            result = str(error)
print(result)

class Body:
    def __init__(self, x):
        self.x = x
        self.f = 0.0

class Heavy(Body):
    pass

def forces(bodies):
    n = len(bodies)
    for i in range(n):
        f = 0.0
        for k in range(n):
            f += bodies[k].x - bodies[i].x
        bodies[i].f = f
    return sum(b.f * b.x for b in bodies)

bodies = [Body(i * .25) for i in range(40)]
for _ in range(60):
    forces(bodies)
print(forces(bodies))
bodies[11] = Heavy(100.0)
print(forces(bodies))
bodies[12].y = 3
print(forces(bodies))
bodies[13].x = 7
print(forces(bodies))

def one_column(rows, n, j, times):
    t = 0.0
    for _ in range(times):
        for k in range(n):
            t += rows[k][j]
    return t

rows = matrix(30, 40)
for _ in range(40):
    one_column(rows, 30, 5, 10)
for j in (5, 0, 39, -1, -40):
    print(one_column(rows, 30, j, 2))
try:
    one_column(rows, 30, 40, 2)
except IndexError as error:
    print(error)

def early(rows, n, m):
    for j in range(m):
        for k in range(n):
            if rows[k][j] > 3.0:
                return j, k
    return None

rows = matrix(30, 40) + ["no row"]
for _ in range(60):
    early(rows, 31, 40)
print(early(rows, 31, 40))
