from collections import defaultdict, deque
from graphlib import TopologicalSorter, CycleError
edges = "shirt>tie tie>jacket pants>shoes pants>belt belt>jacket socks>shoes undershorts>pants undershorts>shoes shirt>belt".split()
graph, nodes = defaultdict(list), []
for edge in edges:
    a, b = edge.split(">")
    graph[a].append(b)
    for n in (a, b):
        if n not in nodes: nodes.append(n)
nodes.append("watch")
def kahn():
    degree = dict.fromkeys(nodes, 0)
    for targets in graph.values():
        for t in targets: degree[t] += 1
    queue = deque(n for n in nodes if not degree[n])
    while queue:
        n = queue.popleft()
        yield n
        for t in graph.get(n, ()):
            degree[t] -= 1
            if not degree[t]: queue.append(t)
def depth_first():
    done, order = set(), []
    def visit(n):
        if n in done: return
        done.add(n)
        for t in graph.get(n, ()): visit(t)
        order.append(n)
    for n in nodes: visit(n)
    return order[::-1]
def levels():
    level = {}
    for n in kahn():
        level[n] = 1 + max((level[m] for m in nodes if n in graph.get(m, ())), default=-1)
    return level
print(list(kahn())); print(depth_first()); print(levels())
for order in (list(kahn()), depth_first()):
    print(all(order.index(a) < order.index(b) for a in list(graph) for b in graph[a]))
ts = TopologicalSorter({n: [m for m in nodes if n in graph.get(m, ())] for n in nodes})
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready()); print(ready); ts.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as error:
    print(type(error).__name__, sorted(error.args[1][:-1]))
