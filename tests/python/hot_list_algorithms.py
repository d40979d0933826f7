def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def quick(a):
    if len(a) < 2: return a
    p, *rest = a
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])
data = [(i * 7919 + 13) % 211 for i in range(90)]
print(bubble(data) == quick(data) == sorted(data), bubble(data)[:6])
print(bubble([str(x) for x in data])[:4], bubble([x / 4 for x in data])[-2:], bubble([(x % 3, x) for x in data])[:3])
a = list(range(50))
for i in range(2000):
    j = i * 31 % len(a)
    a.insert(j, a.pop(-1 - i % 7))
    if i % 100 == 0: a.reverse()
    if i % 250 == 0: a.append(i); a.remove(a[3])
print(a[:12], len(a), sum(a))
m = [[i * j % 7 for j in range(12)] for i in range(12)]
print([sum(row) for row in zip(*m)][:6], [r[::-1] for r in m[1:3]], sum(m[i][-1 - i] for i in range(12)))
b = a[5:30:3]; b[1:3] = "xyz"; del b[2:4]
print(b, b.count(0))
grid = [[0] * 20 for _ in range(20)]
for t in range(1500):
    x, y = t * 7 % 20, t * t % 20
    grid[x][y] += 1 if (x + y) % 2 else -1
print(sum(map(sum, grid)), max(map(max, grid)), [r.index(min(r)) for r in grid][:8])
stack = []
for c in "3 4 + 2 * 7 / 5 6 * +".split():
    if c.isdigit(): stack.append(int(c))
    else: y, x = stack.pop(), stack.pop(); stack.append({"+": x + y, "*": x * y, "/": x / y}[c])
print(stack)
