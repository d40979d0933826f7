import math
def hull(points):
    points = sorted(set(points))
    if len(points) < 3: return points
    def half(ps):
        made = []
        for p in ps:
            while len(made) > 1 and (made[-1][0]-made[-2][0])*(p[1]-made[-2][1]) <= (made[-1][1]-made[-2][1])*(p[0]-made[-2][0]): made.pop()
            made.append(p)
        return made[:-1]
    return half(points) + half(points[::-1])
def area(poly): return abs(sum(a[0]*b[1] - a[1]*b[0] for a, b in zip(poly, poly[1:] + poly[:1]))) / 2
def inside(poly, p):
    x, y = p; odd = False
    for (x1, y1), (x2, y2) in zip(poly, poly[1:] + poly[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1: odd = not odd
    return odd
def closest(points):
    def solve(px):
        if len(px) <= 3:
            return min(((math.dist(a, b), a, b) for i, a in enumerate(px) for b in px[i+1:]), default=(math.inf,))
        mid = len(px) // 2
        best = min(solve(px[:mid]), solve(px[mid:]))
        strip = sorted((p for p in px if abs(p[0] - px[mid][0]) < best[0]), key=lambda p: p[1])
        for i, a in enumerate(strip):
            for b in strip[i+1:i+8]:
                if (d := math.dist(a, b)) < best[0]: best = (d, *sorted((a, b)))
        return best
    return solve(sorted(points))
points = [((i * 7919) % 503, (i * i * 104729) % 499) for i in range(120)]
h = hull(points)
print(h); print(area(h), len(h), sum(inside(h, p) for p in points))
d, *pair = closest(points)
print(f"{d:.6f}", d == min(math.dist(a, b) for i, a in enumerate(points) for b in points[:i]))
print(hull([(0, 0), (1, 1), (2, 2)]), hull([(0, 0)] * 4), area([(0, 0), (4, 0), (4, 3)]))
