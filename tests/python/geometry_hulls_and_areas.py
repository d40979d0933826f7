"""Plane geometry: two convex hulls that agree, areas and centroids, points in polygons, Pick's rule, nearest pairs, clipping."""
from functools import reduce
from math import atan2, dist, gcd, hypot, pi
from typing import NamedTuple


class P(NamedTuple):
    x: float
    y: float

    def __add__(self, o):
        return P(self.x + o.x, self.y + o.y)

    def __sub__(self, o):
        return P(self.x - o.x, self.y - o.y)

    def __mul__(self, k):
        return P(self.x * k, self.y * k)

    def __matmul__(self, o):
        return self.x * o.y - self.y * o.x


def turn(a, b, c):
    return (b - a) @ (c - a)


def chain(points):
    points = sorted(set(points))
    if len(points) < 3:
        return points

    def half(ps):
        out = []
        for p in ps:
            while len(out) > 1 and turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(points) + half(points[::-1])


def wrap(points):
    at, out = min(points), []
    while not out or at != out[0]:
        out.append(at)
        nxt = points[0] if points[0] != at else points[-1]
        for p in points:
            t = turn(at, nxt, p)
            if t < 0 or t == 0 and dist(at, p) > dist(at, nxt):
                nxt = p
        at = nxt
    return out


def edges(poly):
    return zip(poly, poly[1:] + poly[:1])


def area(poly):
    return sum(a @ b for a, b in edges(poly)) / 2


def centroid(poly):
    if not (k := area(poly)):
        raise ZeroDivisionError(f"no area in {len(poly)} points")
    return reduce(P.__add__, ((a + b) * (a @ b) for a, b in edges(poly))) * (1 / (6 * k))


def inside(p, poly):
    odd = False
    for a, b in edges(poly):
        if turn(a, b, p) == 0 and min(a.x, b.x) <= p.x <= max(a.x, b.x) and min(a.y, b.y) <= p.y <= max(a.y, b.y):
            return "edge"
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
            odd = not odd
    return "in" if odd else "out"


def nearest(points):
    def go(ps):
        if len(ps) < 4:
            return min(((dist(a, b), a, b) for i, a in enumerate(ps) for b in ps[i + 1 :]), default=(float("inf"),))
        mid = len(ps) // 2
        best = min(go(ps[:mid]), go(ps[mid:]))
        strip = sorted((p for p in ps if abs(p.x - ps[mid].x) < best[0]), key=lambda p: p.y)
        return min([best] + [(dist(a, b), *sorted((a, b))) for i, a in enumerate(strip) for b in strip[i + 1 : i + 8]])

    return go(sorted(points))


def clip(poly, a, b):
    out = []
    for p, q in edges(poly):
        s, t = turn(a, b, p), turn(a, b, q)
        if s >= 0:
            out.append(p)
        if s * t < 0:
            out.append(p + (q - p) * (s / (s - t)))
    return out


cloud = [P((i * 37 + i * i) % 41, (i * 53 + 7) % 43) for i in range(60)]
hull = chain(cloud)
print([tuple(p) for p in hull], sorted(wrap(cloud)) == sorted(hull), area(hull), chain([]), chain([P(1, 1)] * 3), chain([P(i, i) for i in range(5)]))
square = [P(0, 0), P(4, 0), P(4, 4), P(0, 4)]
print(area(square), area(square[::-1]), centroid(square), centroid([P(0, 0), P(3, 0), P(0, 3)]), [inside(P(*p), square) for p in ((2, 2), (4, 2), (5, 1), (0, 0), (-1, 0))])
border = sum(gcd(int(b.x - a.x), int(b.y - a.y)) for a, b in edges(hull))
count = sum(inside(P(x, y), hull) == "in" for x in range(0, 41, 2) for y in range(0, 43, 2))
print(border, area(hull) - border / 2 + 1, count, nearest(cloud), nearest(cloud)[0] == min(dist(a, b) for i, a in enumerate(cloud) for b in cloud[:i]))
print(area(clip(square, P(0, 0), P(4, 4))), clip(square, P(0, 1), P(4, 1)), clip(square, P(4, 9), P(0, 9))[:1], clip(square, P(0, 9), P(4, 9)))
print(round(atan2(*P(1.0, 1.0)) / pi, 6), hypot(3, 4, 12), P(1, 2) == (1, 2), P(1, 2) < P(1, 3), max(cloud), P(2, 3) * 2, len(P(1, 2) + P(3, 4)))
for act in (lambda: centroid([P(0, 0), P(1, 1), P(2, 2)]), lambda: P(1, 2) + (1, 2), lambda: P(1, 2) @ 3, lambda: wrap([]), lambda: P(1), lambda: dist((1,), (1, 2))):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
