# Points, polygons, hulls, lines.
from math import atan2, cos, dist, hypot, isclose, pi, sin
from typing import NamedTuple


class Point(NamedTuple):
    x: float
    y: float

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def cross(self, other):
        return self.x * other.y - self.y * other.x

    def __abs__(self):
        return hypot(*self)


def area(polygon):
    return sum(a.cross(b) for a, b in zip(polygon, polygon[1:] + polygon[:1])) / 2


def hull(points):
    points = sorted(set(points))

    def half(points):
        chain = []
        for p in points:
            while len(chain) > 1 and (chain[-1] - chain[-2]).cross(p - chain[-2]) <= 0:
                chain.pop()
            chain.append(p)
        return chain[:-1]

    return half(points) + half(points[::-1])


def contains(polygon, p):
    inside = False
    for a, b in zip(polygon, polygon[1:] + polygon[:1]):
        if (a.y > p.y) != (b.y > p.y) and p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x:
            inside = not inside
    return inside


def crossing(a, b, c, d):
    r, s = b - a, d - c
    bottom = r.cross(s)
    if bottom == 0:
        return None
    t, u = (c - a).cross(s) / bottom, (c - a).cross(r) / bottom
    return Point(a.x + t * r.x, a.y + t * r.y) if 0 <= t <= 1 and 0 <= u <= 1 else None


def closest(points):
    points = sorted(points)
    if len(points) <= 3:
        return min((dist(a, b), a, b) for i, a in enumerate(points) for b in points[i + 1 :])
    middle = len(points) // 2
    line = points[middle].x
    best = min(closest(points[:middle]), closest(points[middle:])) if len(points) > 5 else closest(points[:3])
    near = sorted((p for p in points if abs(p.x - line) <= best[0]), key=lambda p: p.y)
    for i, a in enumerate(near):
        for b in near[i + 1 : i + 8]:
            best = min(best, (dist(a, b), *sorted((a, b))))
    return best


square = [Point(0, 0), Point(4, 0), Point(4, 3), Point(0, 3)]
print(area(square), area(square[::-1]), sum(abs(b - a) for a, b in zip(square, square[1:] + square[:1])))
cloud = [Point(i * 7 % 11, i * 5 % 13) for i in range(40)]
print(hull(cloud))
print(contains(square, Point(1, 1)), contains(square, Point(5, 1)), contains(square, Point(1, -1)))
print(crossing(Point(0, 0), Point(4, 4), Point(0, 4), Point(4, 0)), crossing(*square))
spread = [Point(i * 37 % 101, i * 53 % 97) for i in range(30)]
brute = min(dist(a, b) for i, a in enumerate(spread) for b in spread[i + 1 :])
print(brute, isclose(closest(spread)[0], brute))
ring = [Point(round(cos(2 * pi * k / 12), 6), round(sin(2 * pi * k / 12), 6)) for k in range(12)]
print(round(area(ring), 4), [round(atan2(p.y, p.x) * 6 / pi) for p in ring])
print(sorted(square, key=lambda p: (-p.y, p.x)), Point(3, 4)._replace(x=0), abs(Point(3, 4)), Point(1, 2) + Point(1, 1))
print(Point._fields, Point(1, 2)._asdict(), Point(1, 2) == (1, 2), hash(Point(1, 2)) == hash((1, 2)))
