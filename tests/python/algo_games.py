# Games: perfect play by minimax with cuts, nim by sums, life, mazes, sliding tiles.
from collections import deque
from functools import cache
from heapq import heappop, heappush

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
visited = 0


def winner(board):
    return next((board[a] for a, b, c in LINES if board[a] != "." and board[a] == board[b] == board[c]), None)


def value(board, player, low=-2, high=2):
    global visited
    visited += 1
    won = winner(board)
    if won:
        return 1 if won == "X" else -1
    if "." not in board:
        return 0
    best = -2 if player == "X" else 2
    for i, c in enumerate(board):
        if c == ".":
            result = value(board[:i] + player + board[i + 1 :], "O" if player == "X" else "X", low, high)
            if player == "X":
                best = max(best, result)
                low = max(low, best)
            else:
                best = min(best, result)
                high = min(high, best)
            if low >= high:
                break
    return best


print(value("X...O....", "X"), value("XX.OO....", "O"), value("XOX.O.O.X", "X"), value("X.O.X...O", "O"), visited)


@cache
def grundy(heap):
    reach = {grundy(heap - take) for take in (1, 3, 4) if take <= heap}
    return next(n for n in range(10) if n not in reach)


print([grundy(n) for n in range(20)], [n for n in range(30) if grundy(n) == 0])


@cache
def wins(piles):
    return any(not wins(tuple(sorted(piles[:i] + (left,) + piles[i + 1 :]))) for i, pile in enumerate(piles) for left in range(pile))


print([(a, b, c) for a in range(4) for b in range(a, 4) for c in range(b, 5) if not wins((a, b, c))], all(wins((a, b)) == (a != b) for a in range(5) for b in range(a, 5)))


def life(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
cells = glider
for _ in range(20):
    cells = life(cells)
print(sorted(cells), {(x - 5, y - 5) for x, y in cells} == glider, len(life(life({(0, 0), (1, 0), (2, 0)}))))
MAZE = """
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#......E#
#########
""".split()


def solve(maze):
    places = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row)}
    start = next(p for p, ch in places.items() if ch == "S")
    before, queue = {start: None}, deque([start])
    while queue:
        at = queue.popleft()
        if places[at] == "E":
            path = []
            while at:
                path.append(at)
                at = before[at]
            return path[::-1]
        r, c = at
        for to in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
            if places.get(to, "#") != "#" and to not in before:
                before[to] = at
                queue.append(to)


path = solve(MAZE)
print(len(path), *("".join("*" if (r, c) in path[1:-1] else ch for c, ch in enumerate(row)) for r, row in enumerate(MAZE)), sep="\n")


def tiles(start, goal=(1, 2, 3, 4, 5, 6, 7, 8, 0)):
    def far(state):
        return sum(abs(i // 3 - (t - 1) // 3) + abs(i % 3 - (t - 1) % 3) for i, t in enumerate(state) if t)

    heap, best = [(far(start), 0, start, "")], {start: 0}
    while heap:
        _, steps, state, way = heappop(heap)
        if state == goal:
            return way
        at = state.index(0)
        for name, d, ok in (("U", -3, at > 2), ("D", 3, at < 6), ("L", -1, at % 3), ("R", 1, at % 3 < 2)):
            if ok:
                new = list(state)
                new[at], new[at + d] = new[at + d], new[at]
                new = tuple(new)
                if steps + 1 < best.get(new, 99):
                    best[new] = steps + 1
                    heappush(heap, (steps + 1 + far(new), steps + 1, new, way + name))


way = tiles((1, 2, 3, 4, 0, 6, 7, 5, 8))
print(way, len(tiles((8, 1, 3, 4, 0, 2, 7, 6, 5))))
SUDOKU = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"


def sudoku(grid):
    at = grid.find(".")
    if at < 0:
        return grid
    r, c = divmod(at, 9)
    used = {grid[i] for i in range(81) if i // 9 == r or i % 9 == c or (i // 27, i % 9 // 3) == (r // 3, c // 3)}
    for d in "123456789":
        if d not in used:
            done = sudoku(grid[:at] + d + grid[at + 1 :])
            if done:
                return done


done = sudoku("534678912672195348198342567859761423426853791713924856961537284" + SUDOKU[63:])
print(done[63:], sorted({done.count(d) for d in "123456789"}))
