import heapq
def points(n):
    seed, made = 42, []
    for _ in range(n):
        seed = (seed * 69069 + 1) % 2**32
        made.append((seed >> 8 & 255, seed >> 20 & 255))
    return made
P = points(40)
dist = lambda i, j: (P[i][0] - P[j][0])**2 + (P[i][1] - P[j][1])**2
def kruskal():
    parent = list(range(len(P)))
    def find(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]; x = parent[x]
        return x
    chosen = []
    for d, i, j in sorted((dist(i, j), i, j) for i in range(len(P)) for j in range(i)):
        a, b = find(i), find(j)
        if a != b:
            parent[a] = b; chosen.append((d, i, j))
    return chosen
def prim():
    seen, heap, total, order = {0}, [(dist(0, j), j) for j in range(1, len(P))], 0, [0]
    heapq.heapify(heap)
    while len(seen) < len(P):
        d, j = heapq.heappop(heap)
        if j in seen: continue
        seen.add(j); total += d; order.append(j)
        for k in range(len(P)):
            if k not in seen: heapq.heappush(heap, (dist(j, k), k))
    return total, order
def boruvka():
    group, total = {i: frozenset([i]) for i in range(len(P))}, 0
    while len(set(group.values())) > 1:
        best = {}
        for part in set(group.values()):
            best[part] = min((dist(i, j), min(i, j), max(i, j)) for i in part for j in range(len(P)) if j not in part)
        for d, i, j in sorted(set(best.values())):
            if group[i] is not group[j] and group[i] != group[j]:
                total += d
                union = group[i] | group[j]
                for k in union: group[k] = union
    return total
tree = kruskal()
print(len(tree), sum(d for d, *_ in tree), tree[:3])
print(prim()); print(boruvka() == prim()[0])
