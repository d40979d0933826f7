"""Shortest paths four ways: Dijkstra, Bellman–Ford, Floyd–Warshall, and breadth first with zero and one."""
import heapq
from collections import deque
from math import inf

EDGES = [("a", "b", 4), ("a", "c", 2), ("c", "b", 1), ("b", "d", 5), ("c", "d", 8), ("c", "e", 10), ("d", "e", 2), ("e", "f", 3), ("g", "a", 1)]


class NegativeCycle(Exception):
    def __init__(self, nodes):
        super().__init__("negative cycle: " + " -> ".join(map(str, nodes)))
        self.nodes = nodes


def neighbours(edges):
    out = {}
    for a, b, w in edges:
        out.setdefault(a, []).append((b, w))
        out.setdefault(b, [])
    return out


def dijkstra(graph, start):
    distance, before, queue, pops = {start: 0}, {}, [(0, start)], 0
    while queue:
        d, node = heapq.heappop(queue)
        pops += 1
        if d > distance[node]:
            continue
        for other, w in graph[node]:
            if w < 0:
                raise ValueError(f"negative edge {node!r} -> {other!r}: {w}")
            if (new := d + w) < distance.get(other, inf):
                distance[other], before[other] = new, node
                heapq.heappush(queue, (new, other))
    return distance, before, pops


def path(before, node):
    out = [node]
    while (node := before.get(node)) is not None:
        out.append(node)
    return "".join(out[::-1])


def bellman_ford(edges, start):
    nodes = sorted({n for e in edges for n in e[:2]})
    distance, before = dict.fromkeys(nodes, inf), {}
    distance[start] = 0
    for turn in range(len(nodes)):
        changed = None
        for a, b, w in edges:
            if distance[a] + w < distance[b]:
                distance[b], before[b], changed = distance[a] + w, a, b
        if changed is None:
            return distance, turn
    for _ in nodes:
        changed = before[changed]
    ring = [changed]
    while (ring[-1] != changed) or len(ring) == 1:
        ring.append(before[ring[-1]])
    raise NegativeCycle(ring[::-1])


def floyd(n, weight):
    d = [[0 if i == j else weight(i, j) for j in range(n)] for i in range(n)]
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d


def zero_one(grid):
    rows, cols = len(grid), len(grid[0])
    best, queue = {(0, 0): 0}, deque([(0, 0)])
    while queue:
        r, c = queue.popleft()
        for p in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= p[0] < rows and 0 <= p[1] < cols:
                wall = grid[p[0]][p[1]] == "#"
                if best[r, c] + wall < best.get(p, inf):
                    best[p] = best[r, c] + wall
                    (queue.append if wall else queue.appendleft)(p)
    return best[rows - 1, cols - 1]


distance, before, pops = dijkstra(neighbours(EDGES), "a")
print(sorted(distance.items()), pops, path(before, "f"), path(before, "a"))
print(bellman_ford(EDGES, "a"), bellman_ford(EDGES + [("f", "d", -4)], "g")[0]["f"])
for call in (lambda: bellman_ford(EDGES + [("f", "d", -6)], "a"), lambda: dijkstra(neighbours([(1, 2, -1)]), 1), lambda: dijkstra(neighbours(EDGES), "zz")):
    try:
        print(call())
    except (NegativeCycle, ValueError, KeyError) as e:
        print(type(e).__name__, e, getattr(e, "nodes", None) and len(e.nodes))
table = floyd(12, lambda i, j: inf if (i + j) % 3 == 0 else (i * 5 + j * 3) % 11 + 1)
print(*table[:4], sum(map(sum, table)), sep="\n")
print(zero_one(["..#..", "##.#.", "..###", ".#..."]), zero_one(["."]), zero_one(["#####"] * 3))
