# Intervals: merged, inserted, subtracted, scheduled, swept; disjoint sets; rooms needed.
from heapq import heappop, heappush


def merged(spans):
    out = []
    for a, b in sorted(spans):
        if out and a <= out[-1][1]:
            out[-1][1] = max(out[-1][1], b)
        else:
            out.append([a, b])
    return [tuple(s) for s in out]


def subtract(span, holes):
    a, b = span
    for x, y in merged(holes):
        if x > a:
            yield a, min(x, b)
        a = max(a, y)
        if a >= b:
            return
    yield a, b


def most(spans):
    out, end = [], float("-inf")
    for a, b in sorted(spans, key=lambda s: (s[1], s[0])):
        if a >= end:
            out.append((a, b))
            end = b
    return out


def rooms(spans):
    heap, used = [], 0
    for a, b in sorted(spans):
        if heap and heap[0] <= a:
            heappop(heap)
        heappush(heap, b)
        used = max(used, len(heap))
    return used


def sweep(spans):
    events = sorted([(a, 1) for a, _ in spans] + [(b, -1) for _, b in spans])
    level, out = 0, {}
    for at, change in events:
        level += change
        out[at] = level
    return out


spans = [(1, 4), (2, 5), (7, 9), (8, 10), (12, 13), (5, 6)]
print(merged(spans), merged([]), list(subtract((0, 15), spans)), most(spans), rooms(spans), sweep(spans), sep="\n")


class Sets:
    def __init__(self, items):
        self.parent = {x: x for x in items}
        self.size = dict.fromkeys(self.parent, 1)

    def find(self, x):
        root = x
        while self.parent[root] != root:
            root = self.parent[root]
        while self.parent[x] != root:
            self.parent[x], x = root, self.parent[x]
        return root

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True

    def groups(self):
        out = {}
        for x in self.parent:
            out.setdefault(self.find(x), []).append(x)
        return sorted(map(sorted, out.values()))


s = Sets(range(12))
print([s.join(a, b) for a, b in ((0, 1), (2, 3), (1, 3), (0, 2), (5, 6), (6, 7), (11, 11))], s.groups(), s.find(3) == s.find(0))
s = Sets(range(400))
for i in range(400):
    s.join(i, (i * i + 7) % 400)
print(len(s.groups()), max(map(len, s.groups())))


def islands(rows):
    land = {(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "#"}
    sets = Sets(sorted(land))
    for r, c in land:
        for to in ((r + 1, c), (r, c + 1)):
            if to in land:
                sets.join((r, c), to)
    return sorted(map(len, sets.groups()))


print(islands(["##..#", "#..##", "..#..", "##..."]))
skyline, heap = [], []
buildings = [(2, 9, 10), (3, 7, 15), (5, 12, 12), (15, 20, 10), (19, 24, 8)]
for x in sorted({x for a, b, _ in buildings for x in (a, b)}):
    height = max((h for a, b, h in buildings if a <= x < b), default=0)
    if not skyline or skyline[-1][1] != height:
        skyline.append((x, height))
print(skyline)
