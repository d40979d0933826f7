def langton(steps):
    black, x, y, dx, dy = set(), 0, 0, 0, -1
    for _ in range(steps):
        if (x, y) in black: black.discard((x, y)); dx, dy = dy, -dx
        else: black.add((x, y)); dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return len(black), x, y
print([langton(n) for n in (1, 10, 100, 1500)])
def rule(n, width, rows):
    row = [0] * width; row[width // 2] = 1
    for _ in range(rows):
        yield "".join(" #"[c] for c in row).rstrip()
        row = [n >> (row[i - 1] << 2 | row[i] << 1 | row[(i + 1) % width]) & 1 for i in range(width)]
for r in (30, 90): print(*rule(r, 31, 8), sep="\n")
print(sum(line.count("#") for line in rule(110, 60, 40)))
def life(cells, n):
    for _ in range(n):
        near = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy: near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
        cells = {p for p, k in near.items() if k == 3 or k == 2 and p in cells}
    return cells
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
print(sorted(life(glider, 20)), sorted((x - 5, y - 5) for x, y in life(glider, 20)) == sorted(glider), [len(life({(0, 1), (1, 0), (1, 1), (1, 2), (2, 2)}, n)) for n in (1, 5, 15, 25)])
def sand(n):
    g, todo = {(0, 0): n}, [(0, 0)]
    while todo:
        p = todo.pop()
        if g[p] < 4: continue
        k = g[p] // 4; g[p] %= 4
        for q in ((p[0] + 1, p[1]), (p[0] - 1, p[1]), (p[0], p[1] + 1), (p[0], p[1] - 1)): g[q] = g.get(q, 0) + k; todo.append(q)
    return sum(g.values()), len(g), [sum(v == i for v in g.values()) for i in range(4)]
print(sand(400))
