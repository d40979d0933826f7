"""Objects with __hash__ and __eq__ of their own as keys of dicts and elements of sets, in loops."""
from dataclasses import dataclass
from enum import Enum


class Cell:
    hashed = compared = 0

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __hash__(self):
        Cell.hashed += 1
        return self.x * 31 + self.y

    def __eq__(self, other):
        Cell.compared += 1
        if not isinstance(other, Cell):
            return NotImplemented
        return self.x == other.x and self.y == other.y


class Color(Enum):
    RED = 1
    GREEN = 2


@dataclass(frozen=True)
class Edge:
    a: int
    b: int = 2


class Odd:
    """A hash of any kind."""

    def __init__(self, h):
        self.h = h

    def __hash__(self):
        if isinstance(self.h, Exception):
            raise self.h
        return self.h


def count(keys, times):
    seen, among = {}, set()
    for i in range(times):
        key = keys[i % len(keys)]
        seen[key] = seen.get(key, 0) + 1
        among.add(key)
        if key in seen and key in among:
            seen[key] += 1
    return sorted(seen.values()), len(among)


cells = [Cell(x, y) for x in range(4) for y in range(3)] + [Cell(1, 1), Cell(0, 0)]
print(count(cells, 2000), Cell.hashed, Cell.compared)
print(count([Color.RED, Color.GREEN, Color.RED], 1500), hash(Color.RED) == hash("RED"))
print(count([Edge(1), Edge(2), Edge(1, 2), Edge(2, 1)], 1500), hash(Edge(1)) == hash((1, 2)))
print({Edge(i % 7) for i in range(100)} == {Edge(i) for i in range(7)}, Edge(3) in {Edge(3): 1})

for h in (0, 5, -1, -2, 2**61 - 1, 2**61, -(2**61), 2**70, True, 1.5, "text", None, KeyError("no hash")):
    for _ in range(2):
        try:
            key = Odd(h)
            print(h, {key: 1}[key], key in {key}, (key, 1) in {(key, 1)}, hash(key) == hash(h))
        except Exception as error:
            print(h, type(error).__name__, error)


def find(table, key):
    try:
        return table[key]
    except KeyError:
        return None
    except TypeError as error:
        return str(error)


table = {Cell(1, 2): "one", 33: "number"}
print([find(table, Cell(1, y)) for y in range(4)] * 2, sum(find(table, Cell(1, 2)) == "one" for _ in range(1000)))

# Methods that come later.
Cell.__hash__ = lambda self: 33
table = {Cell(1, 2): "one", 33: "number"}
print(find(table, Cell(1, 2)), find(table, Cell(2, 1)), len({*cells}))
Cell.__eq__ = lambda self, other: True
print(find(table, Cell(2, 1)), len({*cells}))
del Cell.__eq__
print(find(table, Cell(2, 1)), len({*cells}))
Cell.__hash__ = None
print(find(table, Cell(2, 1)), find(table, 33))
del Cell.__hash__
print(find(table, Cell(2, 1)), len({*cells}), len({cells[0], cells[0]}))


class Sub(Edge):
    def __hash__(self):
        return 1


print(count([Sub(1), Edge(1), Sub(1)], 900), Sub(1) == Edge(1))


class Reflected:
    def __hash__(self):
        return hash(7)

    def __eq__(self, other):
        return other == 7


class Lesser(Reflected):
    def __eq__(self, other):
        return False

    __hash__ = Reflected.__hash__


print([(7 in {Reflected()}, Reflected() in {7: 0}, Reflected() in {Lesser()}, Lesser() in {Reflected()}) for _ in range(300)][-1])


class Changing:
    """Changes the table that it is looked for in."""
    table = {}

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 4

    def __eq__(self, other):
        if len(Changing.table) < 20:
            Changing.table[100 + len(Changing.table)] = 0
        return self.n == other.n if isinstance(other, Changing) else False


for n in range(5):
    Changing.table[Changing(n)] = n
print([Changing.table.get(Changing(n)) for n in range(7)])


class Once:
    """Is hashed once for each search, also where there is nothing to find."""
    hashed = 0

    def __hash__(self):
        Once.hashed += 1
        return 12


class Filling(dict):
    def __missing__(self, key):
        return "filled"


def search(table, key, times):
    found = []
    for _ in range(times):
        try:
            found.append(table[key])
        except KeyError as error:
            found.append(error.args[0] is key)
    return len(found), set(found)


for table in ({}, {1: 2}, Filling()):
    print(search(table, Once(), 1000), Once.hashed)
