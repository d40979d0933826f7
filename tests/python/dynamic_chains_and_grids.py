"""Dynamic programs over intervals and grids: matrix chains, optimal trees, bursting, ways through grids, squares, travelling."""
from functools import cache
from math import comb, inf


def chain(dims):
    @cache
    def cost(i, j):
        if j - i < 2:
            return 0, "ABCDEFGH"[i]
        best = (inf, "")
        for k in range(i + 1, j):
            (a, left), (b, right) = cost(i, k), cost(k, j)
            best = min(best, (a + b + dims[i] * dims[k] * dims[j], f"({left}{right})"))
        return best

    return cost(0, len(dims) - 1)


def tree(weights):
    n = len(weights)
    cost = [[0] * (n + 1) for _ in range(n + 1)]
    for size in range(1, n + 1):
        for i in range(n - size + 1):
            j = i + size
            cost[i][j] = sum(weights[i:j]) + min(cost[i][k] + cost[k + 1][j] for k in range(i, j))
    return cost[0][n]


def burst(balloons):
    padded = [1, *balloons, 1]
    memo = {}

    def best(i, j):
        if (i, j) not in memo:
            memo[i, j] = max((best(i, k) + padded[i] * padded[k] * padded[j] + best(k, j) for k in range(i + 1, j)), default=0)
        return memo[i, j]

    return best(0, len(padded) - 1)


def paths(grid):
    row = [0] * len(grid[0])
    row[0] = 1
    for line in grid:
        for x, cell in enumerate(line):
            row[x] = 0 if cell == "#" else row[x] + (row[x - 1] if x else 0)
    return row[-1]


def cheapest(grid):
    best = {}
    for y, line in enumerate(grid):
        for x, cell in enumerate(line):
            before = [best[p] for p in ((x - 1, y), (x, y - 1), (x - 1, y - 1)) if p in best]
            best[x, y] = cell + min(before, default=0)
    return best[x, y]


def square(grid):
    side, biggest = [0] * (len(grid[0]) + 1), 0
    for line in grid:
        corner = 0
        for x, cell in enumerate(line, 1):
            corner, side[x] = side[x], 1 + min(side[x], side[x - 1], corner) if cell == "1" else 0
            biggest = max(biggest, side[x])
    return biggest


def travel(distance):
    n = len(distance)
    best = {(1, 0): (0, [0])}
    for mask in range(1, 1 << n):
        for last in range(n):
            if (state := best.get((mask, last))) is None:
                continue
            for nxt in range(n):
                if not mask >> nxt & 1:
                    key, new = (mask | 1 << nxt, nxt), (state[0] + distance[last][nxt], state[1] + [nxt])
                    if key not in best or new < best[key]:
                        best[key] = new
    every = (1 << n) - 1
    return min((best[every, i][0] + distance[i][0], best[every, i][1]) for i in range(n) if (every, i) in best)


print(chain((40, 20, 30, 10, 30)), chain((10, 20)), chain((5, 4, 6, 2, 7, 3)), chain((1, 2, 3, 4)))
print(tree([34, 8, 50]), tree([]), tree([7]), tree(list(range(1, 15))), burst([3, 1, 5, 8]), burst([]), burst([2, 0, 2]), burst(range(1, 11)))
print(paths(["." * 12] * 12), comb(22, 11), paths(["..#", ".#.", "..."]), paths(["#."]))
grid = [[(x * y + 3 * x + y) % 9 for x in range(12)] for y in range(9)]
print(cheapest(grid), cheapest([[5]]), cheapest([[1.5, -2], [-0.5, 1]]), square(["10100", "10111", "11111", "10010"]), square(["0"]))
towns = [(0, 0), (3, 4), (6, 0), (3, -4), (1, 1), (5, 1)]
print(travel([[abs(a - c) + abs(b - d) for c, d in towns] for a, b in towns]), travel([[0]]))
for act in (lambda: chain(()), lambda: chain((1,)), lambda: paths([]), lambda: cheapest([]), lambda: cheapest([[1], ["a"]]), lambda: travel([])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
