# Sets, dicts and counters of tuples: the Game of Life in three ways, and ants that turn on a grid.

from collections import Counter, defaultdict
from itertools import product


def neighbours(cell):
    x, y = cell
    return {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy}

def step_sets(live):
    candidates = live | {n for c in live for n in neighbours(c)}
    return {c for c in candidates if (k := len(neighbours(c) & live)) == 3 or k == 2 and c in live}

def step_counter(live):
    counts = Counter((x + dx, y + dy) for x, y in live for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {c for c, k in counts.items() if k == 3 or k == 2 and c in live}

def step_dict(live):
    counts = defaultdict(int)
    for x, y in live:
        for dy in (-1, 0, 1):
            counts[x - 1, y + dy] += 1
            counts[x + 1, y + dy] += 1
        counts[x, y - 1] += 1
        counts[x, y + 1] += 1
    new = set()
    for cell, k in counts.items():
        if k == 3 or (k == 2 and cell in live):
            new.add(cell)
    return new

R_PENTOMINO = {(1, 0), (2, 0), (0, 1), (1, 1), (1, 2)}


ACORN = {(0, 2), (1, 0), (1, 2), (3, 1), (4, 2), (5, 2), (6, 2)}


DIRS = [(0, -1), (1, 0), (0, 1), (-1, 0)]

class Ant:
    __slots__ = "x", "y", "d", "rule"
    def __init__(self, x, y, rule):
        self.x, self.y, self.d, self.rule = x, y, 0, rule
    def step(self, grid):
        state = grid.get((self.x, self.y), 0)
        self.d = (self.d + (1 if self.rule[state] == "R" else 3)) % 4
        grid[self.x, self.y] = (state + 1) % len(self.rule)
        dx, dy = DIRS[self.d]
        self.x += dx
        self.y += dy


def life(rounds):
    total = 0
    for _ in range(rounds):
        live = set(R_PENTOMINO)
        for _ in range(60):
            live = step_sets(live)
        total += len(live)
        live = set(ACORN)
        for _ in range(100):
            live = step_counter(live)
        total = total * 3 + len(live)
        live = set(ACORN)
        for _ in range(200):
            live = step_dict(live)
        total = total * 3 + len(live)
        grid = {}
        ants = [Ant(0, 0, "RL"), Ant(5, 5, "RL"), Ant(10, -4, "LR")]
        for _ in range(20000):
            for ant in ants:
                ant.step(grid)
        total = (total * 3 + sum(grid.values()) + len(grid) + sum(min(grid)) + sum(max(grid))) % 1000000007
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = life(3)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("life %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
