# Elements, containment and truth of objects in hot loops: by the methods of their classes, which may change.


class Ring:
    def __init__(self, size):
        self.items = list(range(size))

    def __getitem__(self, key):
        if isinstance(key, slice):
            return self.items[key]
        if key > 1000:
            raise IndexError(key)
        return self.items[key % len(self.items)]

    def __setitem__(self, key, value):
        if value is None:
            raise ValueError("no value")
        self.items[key % len(self.items)] = value
        return "dropped"

    def __contains__(self, item):
        return self.items[item] if item < len(self.items) else []


class Doubled(Ring):
    def __getitem__(self, key):
        return super().__getitem__(key) * 2


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, place):
        x, y = place
        return self.cells.get((x, y), 0.5)

    def __setitem__(self, place, value):
        self.cells[place] = value

    __contains__ = None


def reads(things, count):
    total = 0
    for i in range(count):
        total += things[i % len(things)][i]
    return total


def writes(thing, count):
    for i in range(count):
        thing[i] = i * 3
        thing[i + 1] += thing[i]
    return sum(thing.items)


def holds(thing, count):
    found = 0
    for i in range(count):
        if i % 12 in thing:
            found += 1
    return found


print(reads([Ring(7)], 900))
print(reads([Ring(7), Doubled(5), Ring(3)], 900))
print(reads([Ring(7), list(range(900)), {i: 1 for i in range(900)}], 900))
print(writes(Ring(5), 60), writes(Doubled(4), 60))
print(holds(Ring(8), 600), holds([0, 5], 600), holds({1: 2}, 600))
try:
    holds(Grid(), 3)
except TypeError as error:
    print(error)

grid = Grid()


def sums(count):
    total = 0
    for i in range(count):
        grid[i % 5, i % 3] = grid[i % 3, i % 5] + i
        total += grid[i % 5, 1]
    return total


print(sums(1000))


def failing(thing, count):
    failed = 0
    for i in range(count):
        try:
            thing[i * 2]
            thing[i] = None if i % 100 == 99 else i
        except IndexError as error:
            failed += error.args[0] > 1000
        except ValueError as error:
            failed += 1000
    return failed


print(failing(Ring(6), 600))

# What a class has for an operation changes.
ring = Ring(9)
print(reads([ring], 300))
Ring.__getitem__ = lambda self, key: 1
print(reads([ring], 300))
del Ring.__getitem__
try:
    print(reads([ring], 300))
except TypeError as error:
    print(error)
print(ring[0:2] if hasattr(ring, "__getitem__") else "no elements")


class Node:
    def __init__(self, next):
        self.next = next


class Sized(Node):
    size = 1

    def __len__(self):
        return self.size


class Boolean(Node):
    def __bool__(self):
        return self.next is not None


def chain(kinds, count):
    node = None
    for i in range(count):
        node = kinds[i % len(kinds)](node)
    return node


def length(node):
    count = 0
    while node:
        count += 1
        node = node.next
    return count


def negations(node):
    count = 0
    while not (not node):
        count += 1 if node and node.next else 2
        node = node.next
    return count


for kinds in [Node], [Node, Sized], [Node, Boolean, Sized]:
    for _ in range(3):
        print(length(chain(kinds, 500)), negations(chain(kinds, 500)))
nodes = chain([Node], 300)
print(length(nodes))
Node.__bool__ = lambda self: self.next is None or self.next.next is not None
print(length(nodes))
del Node.__bool__
Node.__len__ = lambda self: 0
print(length(nodes), negations(nodes))
Sized.size = -1
try:
    print(length(chain([Sized], 10)))
except ValueError as error:
    print(error)
Node.__bool__ = lambda self: 3
try:
    print(length(nodes))
except TypeError as error:
    print(error)
