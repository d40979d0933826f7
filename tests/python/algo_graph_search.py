# Graphs: breadth and depth first, shortest ways by three methods, order, components, bridges.
from collections import defaultdict, deque
import heapq

EDGES = "ab4 ac2 bc1 bd5 cd8 ce10 de2 df6 ef3 gh1 hi2".split()
graph = defaultdict(dict)
for a, b, *w in EDGES:
    w = int("".join(w))
    graph[a][b] = graph[b][a] = w


def breadth(start):
    seen, queue, order = {start: 0}, deque([start]), []
    while queue:
        node = queue.popleft()
        order.append(f"{node}{seen[node]}")
        for following in sorted(graph[node]):
            if following not in seen:
                seen[following] = seen[node] + 1
                queue.append(following)
    return order


def depth(node, seen=None):
    seen = set() if seen is None else seen
    seen.add(node)
    yield node
    for following in sorted(graph[node]):
        if following not in seen:
            yield from depth(following, seen)


def dijkstra(start):
    best, heap, before = {start: 0}, [(0, start)], {}
    while heap:
        distance, node = heapq.heappop(heap)
        if distance > best[node]:
            continue
        for following, weight in graph[node].items():
            new = distance + weight
            if new < best.get(following, float("inf")):
                best[following], before[following] = new, node
                heapq.heappush(heap, (new, following))
    return best, before


def way(before, end):
    path = [end]
    while path[-1] in before:
        path.append(before[path[-1]])
    return "".join(reversed(path))


def bellman(start):
    best = {node: float("inf") for node in graph} | {start: 0}
    for _ in range(len(graph) - 1):
        for node in graph:
            for following, weight in graph[node].items():
                best[following] = min(best[following], best[node] + weight)
    return best


def floyd():
    nodes = sorted(graph)
    d = {(a, b): 0 if a == b else graph[a].get(b, float("inf")) for a in nodes for b in nodes}
    for k in nodes:
        for i in nodes:
            for j in nodes:
                d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d


print(*breadth("a"))
print(*depth("a"))
best, before = dijkstra("a")
print(sorted(best.items()), [way(before, node) for node in "def"])
print({k: v for k, v in bellman("a").items() if v < float("inf")} == best)
d = floyd()
print(all(d["a", node] == best.get(node, float("inf")) for node in graph), d["g", "i"], d["a", "g"])


def components():
    left = set(graph)
    while left:
        part = set(depth(min(left)))
        left -= part
        yield "".join(sorted(part))


print(list(components()))


def bridges():
    number, low, found = {}, {}, []

    def visit(node, parent):
        number[node] = low[node] = len(number)
        for following in sorted(graph[node]):
            if following == parent:
                continue
            if following in number:
                low[node] = min(low[node], number[following])
            else:
                visit(following, node)
                low[node] = min(low[node], low[following])
                if low[following] > number[node]:
                    found.append(node + following)

    for node in sorted(graph):
        if node not in number:
            visit(node, None)
    return found


print(bridges())


def kruskal():
    parent = {node: node for node in graph}

    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    tree = []
    for weight, a, b in sorted((w, a, b) for a in graph for b, w in graph[a].items() if a < b):
        if root(a) != root(b):
            parent[root(a)] = root(b)
            tree.append(f"{a}{b}{weight}")
    return tree


print(kruskal())
needs = {"shirt": ["tie", "belt"], "tie": ["jacket"], "pants": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"]}


def ordered(needs):
    state, out = {}, []

    def visit(node):
        if state.get(node) == 1:
            raise ValueError(f"cycle at {node}")
        if node not in state:
            state[node] = 1
            for following in needs.get(node, ()):
                visit(following)
            state[node] = 2
            out.append(node)

    for node in needs:
        visit(node)
    return out[::-1]


print(ordered(needs))
needs["jacket"] = ["shirt"]
try:
    ordered(needs)
except ValueError as error:
    print(error)
