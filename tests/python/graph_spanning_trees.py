"""Spanning trees by Kruskal, Prim and Borůvka over one graph, with the forest of a graph in parts."""
from dataclasses import dataclass, field
from heapq import heappop, heappush


@dataclass(order=True, frozen=True)
class Edge:
    weight: int
    ends: tuple[int, int] = field(compare=True)

    def other(self, node):
        a, b = self.ends
        if node not in self.ends:
            raise ValueError(f"{node} is no end of {self}")
        return b if node == a else a


class Sets:
    def __init__(self, n):
        self.parent, self.size, self.parts = list(range(n)), [1] * n, n

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.parts -= 1
        return True


def kruskal(n, edges):
    sets = Sets(n)
    return [e for e in sorted(edges) if sets.join(*e.ends)], sets.parts


def prim(n, edges):
    touching = [[] for _ in range(n)]
    for e in edges:
        for end in e.ends:
            touching[end].append(e)
    seen, tree = set(), []
    for root in range(n):
        if root in seen:
            continue
        queue = [(e, root) for e in touching[root]]
        queue.sort()
        seen.add(root)
        while queue:
            e, came = heappop(queue)
            node = e.other(came)
            if node not in seen:
                seen.add(node)
                tree.append(e)
                for nxt in touching[node]:
                    heappush(queue, (nxt, node))
    return tree


def boruvka(n, edges):
    sets, tree, rounds = Sets(n), set(), 0
    while True:
        cheapest = {}
        for e in edges:
            a, b = map(sets.find, e.ends)
            if a != b:
                for part in (a, b):
                    cheapest[part] = min(e, cheapest.get(part, e))
        if not cheapest:
            return tree, rounds
        rounds += 1
        for e in cheapest.values():
            if sets.join(*e.ends):
                tree.add(e)


def graph(n, step):
    return [Edge((i * 17 + j * 31) % 53, (i, j)) for i in range(n) for j in range(i + 1, n) if (i * j + i + j) % step == 0]


for n, step in ((6, 1), (12, 2), (40, 3), (9, 7), (1, 1), (0, 1)):
    edges = graph(n, step)
    k, parts = kruskal(n, edges)
    p, (b, rounds) = prim(n, edges), boruvka(n, edges)
    print(n, len(edges), parts, len(k), sum(e.weight for e in k), set(k) == set(p) == b or sum(e.weight for e in p), rounds)
print(kruskal(4, graph(4, 1))[0][0], max(graph(5, 1)), Edge(1, (0, 9)) < Edge(1, (1, 0)), Edge(2, (0, 1)) == Edge(2, (0, 1)))
for act in (lambda: Edge(3, (1, 2)).other(5), lambda: setattr(Edge(3, (1, 2)), "weight", 4), lambda: Edge(3, (1, 2)) < 3, lambda: Edge(3)):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
