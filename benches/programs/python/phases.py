# A workload whose types and targets change midway, and change back: the same functions first see integers, then floats,
# then objects of other classes, then all of them. Prints the CPU time of each phase when asked to (PHASES=1); goes through one
# alone (ONLY=2), or makes them longer (ROUNDS=60000).

import os, time


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side

    def scaled(self, factor):
        return Square(self.side * factor)


class Box:
    def __init__(self, width, height):
        self.name = "box"
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height

    def scaled(self, factor):
        return Box(self.width * factor, self.height)


class Ring:
    def __init__(self, outer, inner):
        self.inner = inner
        self.outer = outer

    def area(self):
        return (self.outer * self.outer - self.inner * self.inner) * 3

    def scaled(self, factor):
        return Ring(self.outer * factor, self.inner)


class Point(Square):
    def area(self):
        return 0


def total_area(shapes):
    total = 0
    for shape in shapes:
        total += shape.area()
    return total


def scale_all(shapes, factor):
    return [shape.scaled(factor) for shape in shapes]


def transform(values, f):
    return [f(value) for value in values]


def work(shapes, values, f, rounds):
    total = 0
    for r in range(rounds):
        total += int(total_area(shapes))
        total += int(total_area(scale_all(shapes, 2)))
        total += len(transform(values, f))
        total %= 1000000007
    return total


PHASES = [
    ("squares of int", [Square(i % 9) for i in range(200)], list(range(200)), lambda v: v + 1),
    ("squares of float", [Square(i / 8) for i in range(200)], [i / 4 for i in range(200)], lambda v: v * 2.0),
    ("boxes", [Box(i % 7, i % 5) for i in range(200)], list(range(200)), lambda v: -v),
    ("rings", [Ring(i % 7 + 5, i % 5) for i in range(200)], [str(i) for i in range(200)], lambda v: v + "!"),
    ("squares again", [Square(i % 9) for i in range(200)], list(range(200)), lambda v: v + 1),
    (
        "all",
        [(Square, Point)[i & 1](i % 9) if i % 3 else Box(i, 2) if i & 1 else Ring(i, 1) for i in range(200)],
        [i if i & 1 else i / 2 for i in range(200)],
        lambda v: v + 1,
    ),
]


def phases(rounds):
    total = 0
    for name, shapes, values, f in PHASES if "ONLY" not in os.environ else [PHASES[int(os.environ["ONLY"])]]:
        start = time.process_time()
        for part in range(4):
            middle = time.process_time()
            total = (total * 31 + work(shapes, values, f, rounds)) % 1000000007
        end = time.process_time()
        if "PHASES" in os.environ:
            print("%-18s %8.3f ms, of which the last quarter %8.3f" % (name, (end - start) * 1e3, (end - middle) * 1e3))
    return total

for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = phases(int(os.environ.get("ROUNDS", "250")))
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("phases %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
