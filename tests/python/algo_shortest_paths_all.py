import heapq, math
EDGES = [(0,1,4),(0,2,1),(2,1,2),(1,3,5),(2,3,8),(3,4,3),(4,5,1),(2,5,12),(5,6,-2),(6,4,4),(1,6,20)]
N = 8
def dijkstra(s):
    d, heap = [math.inf] * N, [(0, s)]
    d[s] = 0
    while heap:
        c, v = heapq.heappop(heap)
        if c > d[v]: continue
        for a, b, w in EDGES:
            if a == v and w >= 0 and c + w < d[b]:
                d[b] = c + w; heapq.heappush(heap, (d[b], b))
    return d
def bellman_ford(s):
    d, before = [math.inf] * N, [None] * N
    d[s] = 0
    for turn in range(N):
        changed = False
        for a, b, w in EDGES:
            if d[a] + w < d[b]: d[b], before[b], changed = d[a] + w, a, True
        if not changed: break
    else:
        raise ValueError("negative cycle")
    return d, before, turn
def floyd():
    d = [[0 if i == j else math.inf for j in range(N)] for i in range(N)]
    for a, b, w in EDGES: d[a][b] = min(d[a][b], w)
    for k in range(N):
        for i in range(N):
            for j in range(N):
                if d[i][k] + d[k][j] < d[i][j]: d[i][j] = d[i][k] + d[k][j]
    return d
print(dijkstra(0)); print(bellman_ford(0))
for row in floyd(): print(row)
print(all(floyd()[s] == bellman_ford(s)[0] for s in range(N)))
def path(before, t):
    made = []
    while t is not None: made.append(t); t = before[t]
    return made[::-1]
print([path(bellman_ford(0)[1], t) for t in range(N)])
EDGES.append((6, 5, 1))
try: bellman_ford(0)
except ValueError as e: print("error:", e)
