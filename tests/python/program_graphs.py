# Graph algorithms with their own heap: dijkstra, bellman-ford, floyd-warshall, kruskal, prim, topological sort,
# strongly connected components, breadth and depth first search, cycles, bipartite check.


class Heap:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def push(self, item):
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0:
            parent = (i - 1) >> 1
            if items[parent] <= item:
                break
            items[i] = items[parent]
            i = parent
        items[i] = item

    def pop(self):
        items = self.items
        top = items[0]
        last = items.pop()
        if items:
            i, n = 0, len(items)
            while True:
                child = 2 * i + 1
                if child >= n:
                    break
                if child + 1 < n and items[child + 1] < items[child]:
                    child += 1
                if last <= items[child]:
                    break
                items[i] = items[child]
                i = child
            items[i] = last
        return top


class Graph:
    def __init__(self, directed=False):
        self.directed = directed
        self.adjacent = {}

    def add(self, a, b, weight=1):
        self.adjacent.setdefault(a, {})[b] = weight
        self.adjacent.setdefault(b, {})
        if not self.directed:
            self.adjacent[b][a] = weight

    def edges(self):
        return [(w, a, b) for a, row in self.adjacent.items() for b, w in row.items()]

    def dijkstra(self, source):
        distance = {source: 0}
        previous = {}
        done = set()
        heap = Heap()
        heap.push((0, source))
        while heap:
            d, node = heap.pop()
            if node in done:
                continue
            done.add(node)
            for other, weight in self.adjacent[node].items():
                candidate = d + weight
                if other not in distance or candidate < distance[other]:
                    distance[other] = candidate
                    previous[other] = node
                    heap.push((candidate, other))
        return distance, previous

    def bfs(self, source):
        order, queue, seen = [], [source], {source}
        while queue:
            node = queue.pop(0)
            order.append(node)
            for other in sorted(self.adjacent[node]):
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return order

    def dfs(self, source, seen=None):
        seen = [] if seen is None else seen
        seen.append(source)
        for other in sorted(self.adjacent[source]):
            if other not in seen:
                self.dfs(other, seen)
        return seen


def path(previous, target):
    out = [target]
    while out[-1] in previous:
        out.append(previous[out[-1]])
    return out[::-1]


def bellman_ford(graph, source):
    distance = {node: float("inf") for node in graph.adjacent}
    distance[source] = 0
    edges = graph.edges()
    for _ in range(len(distance) - 1):
        changed = False
        for w, a, b in edges:
            if distance[a] + w < distance[b]:
                distance[b] = distance[a] + w
                changed = True
        if not changed:
            break
    for w, a, b in edges:
        if distance[a] + w < distance[b]:
            raise ValueError("negative cycle")
    return distance


def floyd_warshall(graph):
    nodes = sorted(graph.adjacent)
    d = [[0 if a == b else graph.adjacent[a].get(b, float("inf")) for b in nodes] for a in nodes]
    n = len(nodes)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                if d[i][k] + d[k][j] < d[i][j]:
                    d[i][j] = d[i][k] + d[k][j]
    return d


class UnionFind:
    def __init__(self, items):
        self.parent = {item: item for item in items}
        self.rank = {item: 0 for item in items}
        self.sets = len(self.parent)

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.rank[a] < self.rank[b]:
            a, b = b, a
        self.parent[b] = a
        self.rank[a] += self.rank[a] == self.rank[b]
        self.sets -= 1
        return True


def kruskal(graph):
    forest = UnionFind(graph.adjacent)
    return sum(w for w, a, b in sorted(graph.edges()) if forest.union(a, b)), forest.sets


def prim(graph, start):
    seen, total, heap = {start}, 0, Heap()
    for b, w in graph.adjacent[start].items():
        heap.push((w, b))
    while heap:
        w, node = heap.pop()
        if node in seen:
            continue
        seen.add(node)
        total += w
        for b, w in graph.adjacent[node].items():
            if b not in seen:
                heap.push((w, b))
    return total


def topological(graph):
    degree = {n: 0 for n in graph.adjacent}
    for _, a, b in graph.edges():
        degree[b] += 1
    ready = sorted(n for n, d in degree.items() if d == 0)
    order = []
    while ready:
        node = ready.pop(0)
        order.append(node)
        for other in sorted(graph.adjacent[node]):
            degree[other] -= 1
            if degree[other] == 0:
                ready.append(other)
    if len(order) != len(degree):
        raise ValueError("cycle among " + ", ".join(sorted(n for n in degree if n not in order)))
    return order


def components(graph):
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in sorted(graph.adjacent[node]):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            part = []
            while True:
                part.append(stack.pop())
                if part[-1] == node:
                    break
            found.append(sorted(part))

    for node in sorted(graph.adjacent):
        if node not in index:
            visit(node)
    return found


def bipartite(graph):
    side = {}
    for start in graph.adjacent:
        if start in side:
            continue
        side[start] = 0
        queue = [start]
        for node in queue:
            for other in graph.adjacent[node]:
                if other not in side:
                    side[other] = 1 - side[node]
                    queue.append(other)
                elif side[other] == side[node]:
                    return False
    return True


roads = Graph()
for a, b, w in [("a", "b", 7), ("a", "c", 9), ("a", "f", 14), ("b", "c", 10), ("b", "d", 15), ("c", "d", 11), ("c", "f", 2), ("d", "e", 6), ("e", "f", 9)]:
    roads.add(a, b, w)
distance, previous = roads.dijkstra("a")
print(sorted(distance.items()), path(previous, "e"))
print(roads.bfs("a"), roads.dfs("a"), kruskal(roads), prim(roads, "a"), bipartite(roads))
print(floyd_warshall(roads)[0], sorted(bellman_ford(roads, "a").items()) == sorted(distance.items()))

big = Graph()
seed = 1
for i in range(500):
    seed = seed * 16807 % 2147483647
    big.add(i % 100, seed % 100, seed % 37 + 1)
distance, previous = big.dijkstra(0)
print(len(distance), sum(distance.values()), max(distance.values()), len(path(previous, 77)), kruskal(big)[0] == prim(big, 0))
tasks = Graph(directed=True)
for a, b in [("shop", "cook"), ("cook", "eat"), ("wake", "shop"), ("wake", "wash"), ("wash", "eat"), ("eat", "sleep")]:
    tasks.add(a, b)
print(topological(tasks), components(tasks))
tasks.add("eat", "shop", -5)
try:
    topological(tasks)
except ValueError as error:
    print("ValueError:", error)
try:
    bellman_ford(tasks, "wake")
except ValueError as error:
    print("ValueError:", error)
print(components(tasks))
grid = Graph()
for x in range(8):
    for y in range(8):
        if x:
            grid.add((x - 1, y), (x, y))
        if y:
            grid.add((x, y - 1), (x, y))
print(bipartite(grid), grid.dijkstra((0, 0))[0][7, 7], len(grid.bfs((0, 0))))
