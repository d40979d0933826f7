from collections import deque
import heapq
MAZE = """
##########
#S.#....E#
#..#.##.##
#.##.#...#
#....#.#.#
#.##...#.#
##########""".strip().split("\n")
find = lambda c: next((r, row.index(c)) for r, row in enumerate(MAZE) if c in row)
def near(p):
    for d in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        q = p[0] + d[0], p[1] + d[1]
        if MAZE[q[0]][q[1]] != "#": yield q
def bfs(s, e):
    back, todo = {s: None}, deque([s])
    while todo:
        p = todo.popleft()
        if p == e:
            path = []
            while p: path.append(p); p = back[p]
            return path[::-1], len(back)
        for q in near(p):
            if q not in back: back[q] = p; todo.append(q)
def astar(s, e):
    h = lambda p: abs(p[0] - e[0]) + abs(p[1] - e[1]); todo, cost, seen = [(h(s), s)], {s: 0}, 0
    while todo:
        _, p = heapq.heappop(todo); seen += 1
        if p == e: return cost[p], seen
        for q in near(p):
            if cost[p] + 1 < cost.get(q, 999): cost[q] = cost[p] + 1; heapq.heappush(todo, (cost[q] + h(q), q))
path, n = bfs(find("S"), find("E")); print(len(path), n, path[:4], astar(find("S"), find("E")))
for r, row in enumerate(MAZE): print("".join("o" if (r, c) in path else ch for c, ch in enumerate(row)))
def fill(p, seen):
    if p in seen: return 0
    seen.add(p); return 1 + sum(fill(q, seen) for q in near(p))
print(fill(find("S"), set()), sum(row.count(".") for row in MAZE) + 2)
def knight(n):
    d = {(0, 0): 0}; todo = deque(d)
    while todo:
        x, y = todo.popleft()
        for a, b in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)):
            q = x + a, y + b
            if 0 <= q[0] < n and 0 <= q[1] < n and q not in d: d[q] = d[x, y] + 1; todo.append(q)
    return max(d.values()), sum(d.values())
print([knight(n) for n in (3, 4, 8, 16)])
