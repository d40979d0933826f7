import sys
def tarjan(graph):
    index, low, stack, on, made = {}, {}, [], set(), []
    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v); on.add(v)
        for w in graph[v]:
            if w not in index:
                visit(w); low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop(); on.discard(w); part.append(w)
                if w == v: break
            made.append(sorted(part))
    for v in graph:
        if v not in index: visit(v)
    return made
def kosaraju(graph):
    order, seen = [], set()
    for start in graph:
        todo = [(start, iter(graph[start]))] if start not in seen else []
        seen.add(start)
        while todo:
            v, rest = todo[-1]
            for w in rest:
                if w not in seen:
                    seen.add(w); todo.append((w, iter(graph[w]))); break
            else:
                order.append(v); todo.pop()
    back = {v: [] for v in graph}
    for v in graph:
        for w in graph[v]: back[w].append(v)
    root = {}
    for v in reversed(order):
        todo = [v]
        while todo:
            w = todo.pop()
            if w not in root:
                root[w] = v; todo += back[w]
    groups = {}
    for v, r in root.items(): groups.setdefault(r, []).append(v)
    return [sorted(g) for g in groups.values()]
for n, a, b in ((12, 5, 3), (40, 7, 11), (60, 2, 0), (100, 3, 50)):
    graph = {v: sorted({(v * a + b) % n, (v * v + 1) % n} - {v}) for v in range(n)}
    one, two = tarjan(graph), kosaraju(graph)
    print(n, len(one), sorted(one) == sorted(two), max(one, key=len)[:12])
chain = {v: [v + 1] for v in range(200)} | {200: [150]}
print([len(p) for p in tarjan(chain) if len(p) > 1])
