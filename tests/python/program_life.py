# Game of life on sets and on arrays, elementary automata, langton's ant, a forest fire, wire world.

GLIDER = ["010", "001", "111"]
PULSAR_ROW = "..###...###.."


class SetLife:
    def __init__(self, cells):
        self.cells = set(cells)

    @classmethod
    def parse(cls, rows, live="1"):
        return cls((x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == live)

    def step(self):
        counts = {}
        for x, y in self.cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        key = (x + dx, y + dy)
                        counts[key] = counts.get(key, 0) + 1
        self.cells = {cell for cell, n in counts.items() if n == 3 or (n == 2 and cell in self.cells)}

    def box(self):
        xs = [x for x, _ in self.cells]
        ys = [y for _, y in self.cells]
        return min(xs), min(ys), max(xs), max(ys)

    def __str__(self):
        left, top, right, bottom = self.box()
        return "\n".join("".join("#" if (x, y) in self.cells else "." for x in range(left, right + 1)) for y in range(top, bottom + 1))


class ArrayLife:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.rows = [[0] * width for _ in range(height)]

    def fill(self, seed):
        for row in self.rows:
            for x in range(self.width):
                seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
                row[x] = seed >> 30 & 1
        return self

    def neighbours(self, x, y):
        rows, w, h = self.rows, self.width, self.height
        up, here, down = rows[y - 1], rows[y], rows[(y + 1) % h]
        l, r = x - 1, (x + 1) % w
        return up[l] + up[x] + up[r] + here[l] + here[r] + down[l] + down[x] + down[r]

    def step(self):
        out = []
        for y in range(self.height):
            row = self.rows[y]
            fresh = []
            for x in range(self.width):
                n = self.neighbours(x, y)
                fresh.append(1 if n == 3 or (n == 2 and row[x]) else 0)
            out.append(fresh)
        self.rows = out

    def alive(self):
        return sum(map(sum, self.rows))


def rule(number, width, steps):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(steps):
        yield "".join(" *"[c] for c in row)
        row = [number >> (row[i - 1] * 4 + row[i] * 2 + row[(i + 1) % width]) & 1 for i in range(width)]


def langton(steps):
    black = set()
    x = y = 0
    dx, dy = 0, -1
    for _ in range(steps):
        if (x, y) in black:
            black.remove((x, y))
            dx, dy = dy, -dx
        else:
            black.add((x, y))
            dx, dy = -dy, dx
        x += dx
        y += dy
    return len(black), (x, y)


class Wire:
    EMPTY, HEAD, TAIL, COPPER = range(4)
    symbols = " Ht."

    def __init__(self, text):
        self.grid = [[self.symbols.index(c) for c in line] for line in text.split("\n")]

    def step(self):
        old = self.grid
        h, w = len(old), len(old[0])
        new = [[0] * w for _ in range(h)]
        for y in range(h):
            for x in range(w):
                state = old[y][x]
                if state == self.HEAD:
                    new[y][x] = self.TAIL
                elif state == self.TAIL:
                    new[y][x] = self.COPPER
                elif state == self.COPPER:
                    heads = 0
                    for ny in range(max(0, y - 1), min(h, y + 2)):
                        for nx in range(max(0, x - 1), min(w, x + 2)):
                            heads += old[ny][nx] == self.HEAD
                    new[y][x] = self.HEAD if heads in (1, 2) else self.COPPER
        self.grid = new

    def __str__(self):
        return "\n".join("".join(self.symbols[c] for c in row) for row in self.grid)


life = SetLife.parse(GLIDER)
for generation in range(4):
    life.step()
print(life, life.box())
for generation in range(36):
    life.step()
print(life.box(), len(life.cells))
pulsar = [".." + "#" * 3 + "..." + "#" * 3 + "..", "." * 13] + ["#....#.#....#"] * 3 + ["..###...###.."]
pulsar = pulsar + ["." * 13] + pulsar[::-1]
life = SetLife.parse(pulsar, "#")
seen = []
for generation in range(4):
    seen.append(frozenset(life.cells))
    life.step()
print([len(s) for s in seen], seen[0] == seen[3], seen[0] == seen[1])
world = ArrayLife(24, 16).fill(7)
history = []
for generation in range(24):
    history.append(world.alive())
    world.step()
print(history)
print("\n".join("".join(".#"[c] for c in row) for row in world.rows))
print("\n".join(rule(30, 31, 10)))
print("\n".join(rule(90, 31, 8)))
print(langton(4000), langton(100))
wire = Wire("  ......  \ntH......tH\n  ......  ")
for _ in range(5):
    wire.step()
print(wire)
