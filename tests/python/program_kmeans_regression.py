class Lcg:
    def __init__(self, s): self.s = s
    def __call__(self): self.s = (self.s * 1103515245 + 12345) % 2**31; return self.s / 2**31
rnd = Lcg(11)
points = [(cx + rnd() - rnd(), cy + rnd() - rnd()) for cx, cy in ((0, 0), (5, 5), (0, 6)) for _ in range(40)]
def d2(a, b): return sum((x - y) ** 2 for x, y in zip(a, b))
def kmeans(ps, centers):
    for turn in range(50):
        groups = [[] for _ in centers]
        for p in ps: groups[min(range(len(centers)), key=lambda i: d2(p, centers[i]))].append(p)
        new = [tuple(sum(c) / len(g) for c in zip(*g)) if g else centers[i] for i, g in enumerate(groups)]
        if new == centers: break
        centers = new
    return turn, centers, [len(g) for g in groups]
turn, centers, sizes = kmeans(points, points[:3]); print(turn, [tuple(round(x, 6) for x in c) for c in centers], sizes)
turn, centers, sizes = kmeans(points, points[::40]); print(turn, [tuple(round(x, 6) for x in c) for c in centers], sizes)
xs = [i / 10 for i in range(60)]; ys = [2.5 * x - 1 + (rnd() - 0.5) * 0.1 for x in xs]
n, sx, sy = len(xs), sum(xs), sum(ys); slope = (n * sum(x * y for x, y in zip(xs, ys)) - sx * sy) / (n * sum(x * x for x in xs) - sx * sx)
print(round(slope, 6), round((sy - slope * sx) / n, 6))
w = b = 0.0
for epoch in range(150):
    for x, y in zip(xs, ys): e = w * x + b - y; w -= 0.01 * e * x; b -= 0.01 * e
print(round(w, 5), round(b, 5))
net = [0.0, 0.0, 0.0]
for epoch in range(20):
    for x1, x2, t in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 1)):
        e = t - (net[0] * x1 + net[1] * x2 + net[2] > 0); net = [net[0] + e * x1, net[1] + e * x2, net[2] + e]
print(net, [int(net[0] * a + net[1] * c + net[2] > 0) for a, c in ((0, 0), (0, 1), (1, 0), (1, 1))])
