"""Orders and parts of directed graphs: topological orders, cycles, strong components, bridges, levels."""
from collections import defaultdict, deque


class Cycle(ValueError):
    pass


def kahn(graph):
    degree = {n: 0 for n in graph}
    for targets in graph.values():
        for t in targets:
            degree[t] += 1
    ready, out = deque(sorted(n for n, d in degree.items() if not d)), []
    while ready:
        out.append(n := ready.popleft())
        for t in sorted(graph[n]):
            degree[t] -= 1
            if not degree[t]:
                ready.append(t)
    if len(out) < len(graph):
        raise Cycle(f"{len(graph) - len(out)} nodes wait for each other", sorted(set(graph) - set(out)))
    return out


def by_depth(graph):
    state, out = {}, []

    def visit(n, trail):
        if state.get(n) == "open":
            raise Cycle(" > ".join(trail[trail.index(n) :] + [n]))
        if n not in state:
            state[n] = "open"
            for t in sorted(graph[n]):
                visit(t, trail + [n])
            state[n] = "done"
            out.append(n)

    for n in sorted(graph):
        visit(n, [])
    return out[::-1]


def components(graph):
    index, low, stack, on, out = {}, {}, [], set(), []

    def connect(v):
        index[v] = low[v] = len(index)
        stack.append(v)
        on.add(v)
        for w in graph[v]:
            if w not in index:
                yield connect(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while not part or part[-1] != v:
                part.append(stack.pop())
                on.discard(part[-1])
            out.append(sorted(part))

    for v in graph:
        if v not in index:
            work = [connect(v)]
            while work:
                try:
                    work.append(next(work[-1]))
                except StopIteration:
                    work.pop()
    return sorted(out)


def bridges(pairs):
    near = defaultdict(list)
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    seen, low, found = {}, {}, []

    def walk(v, parent):
        seen[v] = low[v] = len(seen)
        for w in near[v]:
            if w == parent:
                continue
            if w not in seen:
                walk(w, v)
                if low[w] > seen[v]:
                    found.append((v, w))
            low[v] = min(low[v], low[w])

    for v in list(near):
        if v not in seen:
            walk(v, None)
    return sorted(found)


recipe = {"shirt": {"tie", "belt"}, "tie": {"jacket"}, "pants": {"shoes", "belt"}, "belt": {"jacket"}, "socks": {"shoes"}, "jacket": set(), "shoes": set()}
print(kahn(recipe), by_depth(recipe), kahn({}), sep="\n")
recipe["jacket"].add("shirt")
for order in kahn, by_depth:
    try:
        order(recipe)
    except Cycle as e:
        print(order.__name__, e.args)
rings = {i: [(i * 2) % 15, (i + 5) % 15] if i % 3 else [(i + 3) % 15] for i in range(15)}
print(components(rings), components(recipe) == [["belt", "jacket", "shirt", "tie"], ["pants"], ["shoes"], ["socks"]])
long = {i: [i + 1] if i % 50 else [i - 49] if i else [1] for i in range(1, 601)} | {601: []}
print([len(p) for p in components(long)])
print(bridges([(0, 1), (1, 2), (2, 0), (1, 3), (3, 4), (4, 5), (5, 3), (6, 7)]), bridges([]))
try:
    kahn({"a": ["b"]})
except KeyError as e:
    print("KeyError", e)
