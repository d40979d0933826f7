"""Grids walked and changed: spirals, rotations in place, flood filling, islands, blurs, rain held by walls, largest rectangles, magic squares."""
from itertools import chain


def spiral(m):
    m = [list(r) for r in m]
    while m:
        yield from m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]


def rotate(m):
    n = len(m)
    if any(len(r) != n for r in m):
        raise ValueError("not square")
    for y in range(n // 2):
        for x in range((n + 1) // 2):
            m[y][x], m[x][~y], m[~y][~x], m[~x][y] = m[~x][y], m[y][x], m[x][~y], m[~y][~x]
    return m


def fill(m, x, y, colour):
    old, stack, count = m[y][x], [(x, y)], 0
    while stack and old != colour:
        x, y = stack.pop()
        if 0 <= y < len(m) and 0 <= x < len(m[y]) and m[y][x] == old:
            m[y][x] = colour
            count += 1
            stack += ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1))
    return count


def islands(lines):
    m = [list(l) for l in lines]
    return sorted(fill(m, x, y, "~") for y in range(len(m)) for x in range(len(m[y])) if m[y][x] == "#")


def blur(m):
    h, w = len(m), len(m[0])
    return [[sum(near := [m[b][a] for b in range(max(0, y - 1), min(h, y + 2)) for a in range(max(0, x - 1), min(w, x + 2))]) // len(near) for x in range(w)] for y in range(h)]


def rain(walls):
    lo, hi, left, right, held = 0, len(walls) - 1, 0, 0, 0
    while lo < hi:
        if walls[lo] < walls[hi]:
            left = max(left, walls[lo])
            held += left - walls[lo]
            lo += 1
        else:
            right = max(right, walls[hi])
            held += right - walls[hi]
            hi -= 1
    return held


def rectangle(heights):
    best, stack = 0, []
    for i, h in enumerate(chain(heights, [0])):
        start = i
        while stack and stack[-1][1] >= h:
            start, tall = stack.pop()
            best = max(best, tall * (i - start))
        stack.append((start, h))
    return best


def magic(n):
    match n % 4:
        case 1 | 3:
            m, x, y = [[0] * n for _ in range(n)], n // 2, 0
            for k in range(1, n * n + 1):
                m[y][x] = k
                a, b = (x + 1) % n, (y - 1) % n
                x, y = (x, (y + 1) % n) if m[b][a] else (a, b)
            return m
        case 0 if n:
            return [[n * n - k if (y % 4 in (0, 3)) == (x % 4 in (0, 3)) else k + 1 for x in range(n) for k in [y * n + x]] for y in range(n)]
        case _:
            raise NotImplementedError(f"magic square of {n}")


def pascal(n):
    m = [[1] * n for _ in range(n)]
    for y in range(1, n):
        for x in range(1, n):
            m[y][x] = m[y - 1][x] + m[y][x - 1]
    return m


grid = [[4 * y + x for x in range(4)] for y in range(3)]
print(list(spiral(grid)), list(spiral([])), list(spiral([[1], [2]])), list(spiral("ab")), sep="\n")
square = [[5 * y + x for x in range(5)] for y in range(5)]
print(rotate([r[:] for r in square]) == [list(r) for r in zip(*square[::-1])], rotate([[1]]), rotate([[1, 2], [3, 4]]), rotate([]))
turned = [r[:] for r in square]
for _ in range(200):
    rotate(turned)
print(turned == square, [r[~0] for r in turned], [*zip(*grid)][1], sum(turned, [])[::6])
print(islands(["##..#", "#..##", "..#..", "##.##"]), islands([]), islands(["#" * 30] * 20), islands(["#.", ".#", "##."]))
print(blur([[0, 9, 0], [9, 9, 9], [0, 9, 90]]), blur([[7]]), sum(map(sum, blur([[(x * y) % 17 for x in range(20)] for y in range(15)]))))
print([rain(w) for w in ([0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1], [], [5], [3, 0, 3], list(range(9)))], rain([(i * 37) % 23 for i in range(300)]), [rectangle(h) for h in ([2, 1, 5, 6, 2, 3], [], [4], [2] * 50, range(10))], rectangle([(i * 29) % 31 + 1 for i in range(300)]))
for n in (1, 3, 4, 5, 8):
    m = magic(n)
    sums = {sum(r) for r in m} | {sum(c) for c in zip(*m)} | {sum(m[i][i] for i in range(n)), sum(m[i][~i] for i in range(n))}
    print(n, sums, m[0], sorted(chain(*m)) == list(range(1, n * n + 1)))
print(pascal(12)[-1][-1], [r[i] for i, r in enumerate(pascal(6))])
for act in (lambda: rotate(grid), lambda: magic(6), lambda: magic(0), lambda: fill(grid, 9, 9, 1), lambda: fill([(1, 1)], 0, 0, 2), lambda: list(spiral([[1, 2], [3]])), lambda: blur([]), lambda: list(spiral([1]))):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
