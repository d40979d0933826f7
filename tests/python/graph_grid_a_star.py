"""Ways over a grid by A*, with three guesses of distance, tunnels, drawn ways, and counts of visited cells."""
import heapq
from itertools import count

MAP = """
S....#.......
.###.#.####..
...#...#..#..
.#.#####.##..
.#.......#...
.#######.#.#.
.........#.#E
"""


class NoWay(Exception):
    def __init__(self, visited, *, reason="walled in"):
        super().__init__(visited, reason)
        self.visited, self.reason = visited, reason

    def __str__(self):
        return f"no way ({self.reason}) after {self.visited} cells"


class Grid:
    def __init__(self, text):
        self.rows = [list(line) for line in text.split()]
        if len({len(r) for r in self.rows}) != 1:
            raise ValueError("rows of unequal length: %s" % sorted({len(r) for r in self.rows}))
        self.start, self.end = self["S"], self["E"]

    def __getitem__(self, what):
        if isinstance(what, complex):
            return self.rows[int(what.imag)][int(what.real)]
        for y, row in enumerate(self.rows):
            if what in row:
                return complex(row.index(what), y)
        raise LookupError(f"no {what!r} on the map")

    def __contains__(self, p):
        return 0 <= p.real < len(self.rows[0]) and 0 <= p.imag < len(self.rows) and self[p] != "#"

    def near(self, p):
        yield from (q for step in (1, 1j, -1, -1j) if (q := p + step) in self)


def manhattan(a, b):
    d = a - b
    return abs(d.real) + abs(d.imag)


def a_star(grid, guess):
    ticket = count()
    queue = [(guess(grid.start, grid.end), next(ticket), 0, grid.start)]
    cost, came = {grid.start: 0}, {}
    visited = 0
    while queue:
        _, _, g, p = heapq.heappop(queue)
        if g > cost[p]:
            continue
        visited += 1
        if p == grid.end:
            way = [p]
            while p in came:
                way.append(p := came[p])
            return way[::-1], visited
        for q in grid.near(p):
            if q not in cost or g + 1 < cost[q]:
                cost[q], came[q] = g + 1, p
                heapq.heappush(queue, (g + 1 + guess(q, grid.end), next(ticket), g + 1, q))
    raise NoWay(visited)


grid = Grid(MAP)
for guess in (lambda a, b: 0), manhattan, (lambda a, b: abs(a - b)), (lambda a, b: 5 * manhattan(a, b)):
    way, visited = a_star(grid, guess)
    print(len(way) - 1, visited, way[0], way[-1], len(set(way)) == len(way))
drawn = [row[:] for row in grid.rows]
for p in a_star(grid, manhattan)[0][1:-1]:
    drawn[int(p.imag)][int(p.real)] = "*"
print("\n".join("".join(row) for row in drawn))
open_map = "\n".join("S" + "." * 19 if y == 0 else "." * 19 + "E" if y == 14 else "." * 20 for y in range(15))
print([a_star(Grid(open_map), g)[1] for g in (manhattan, lambda a, b: 0)])
for text in ("S#E", "S.#", "S..\n.E", ""):
    try:
        print(a_star(Grid(text), manhattan))
    except (NoWay, LookupError, ValueError) as e:
        print(repr(e), "|", e)
