# Objects of named tuples that are made, read and taken apart in loops, and what makes them otherwise: keywords, defaults, own
# __new__ and __init__, other lengths, classes that change; elements of classes made from dict, with and without __missing__.
from collections import Counter, OrderedDict, defaultdict, namedtuple
from typing import NamedTuple

Point = namedtuple('Point', 'x y')
Wide = namedtuple('Wide', 'a b c d', defaults=(3, 4))


class Typed(NamedTuple):
    name: str
    size: int = 5

    def grown(self, by):
        return self._replace(size=self.size + by)


class Vector(namedtuple('Vector', ['x', 'y'])):
    __slots__ = ()

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __iter__(self):
        yield self[0] * 10
        yield self[1] * 10


class Checked(namedtuple('Checked', 'low high')):
    def __new__(cls, low, high):
        if low > high:
            low, high = high, low
        return super().__new__(cls, low, high)


class Counted(Point):
    made = 0

    def __init__(self, *args):
        Counted.made += 1
        self.note = args


def points(n):
    total = 0
    last = Point(0, 0)
    for i in range(n):
        p = Point(i, 2)
        x, y = p
        total += x + y * p.x - p[1] + (p == last) + len(p)
        last = p
    return total, last


def others(n):
    total = 0
    for i in range(n):
        w = Wide(i, 1)
        a, b, c, d = w
        total += a + b + c + d + Wide(1, 2, 3, 4).d + Wide(a=1, b=i).b
        t = Typed('n', i).grown(1)
        name, size = t
        total += size + Typed('m').size
        v = Vector(i, 1) + Vector(1, i)
        x, y = v
        total += x + y
        low, high = Checked(i, 3)
        total += low * 2 - high
        c = Counted(i, i)
        total += c.x + len(c.note)
    return total


for n in (30, 900):
    print(points(n), others(n), Counted.made)
for make in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, y=2), lambda: Point(y=1, x=2), lambda: Wide(1),
             lambda: Wide(1, 2, 3, 4, 5), lambda: Point(*[1, 2]), lambda: Point(**{'x': 1, 'y': 3}), lambda: Typed(), lambda: Typed('a', 'b', 'c')):
    try:
        print(make())
    except TypeError as error:
        print('TypeError:', error)


def unpack(values, n):
    total = 0
    for i in range(n):
        a, b = values[i % len(values)]
        total += a * 3 + b
    return total


print(unpack([Point(1, 2)], 800), unpack([Point(1, 2), (3, 4), [5, 6], Vector(1, 1), Checked(9, 8), {1: 2, 3: 4}], 800))
try:
    unpack([Wide(1, 2)], 3)
except ValueError as error:
    print(error)


def make(kind, n):
    last = None
    for i in range(n):
        last = kind(i, i + 1)
    return last


print(make(Point, 700), make(Counted, 3), make(Checked, 3))
Point.__new__ = lambda cls, x, y: 'own ' + str(x)
print(make(Point, 3))


class Table(dict):
    pass


class Upper(dict):
    def __missing__(self, key):
        return ('missing', key)


class Logged(dict):
    def __getitem__(self, key):
        return ('logged', dict.__getitem__(self, key))

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, (value,))


class Key:
    hashes = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.hashes += 1
        return self.n

    def __eq__(self, other):
        return self.n == other.n


def fill(table, n):
    for i in range(n):
        table[i % 7] = i
        if table[i % 7] != i and i < 3:
            print('other', table[i % 7])
    return table


def read(table, keys, n):
    found = []
    for i in range(n):
        try:
            found.append(table[keys[i % len(keys)]])
        except KeyError as error:
            found.append(repr(error))
    return found[-len(keys):]


for kind in (Table, Upper, Logged, Counter, OrderedDict, dict, lambda: defaultdict(int), lambda: defaultdict(list)):
    table = fill(kind(), 600)
    print(table, read(table, [0, 1, 6], 600), read(table, [0, 99, 'a'], 600), len(table))


def count(words, counts):
    for word in words:
        counts[word] += 1
    return counts


print(count('abracadabra' * 90, defaultdict(int)), count('abracadabra' * 90, Counter()))
groups = defaultdict(list)
for i in range(900):
    groups[i % 5].append(i)
print({key: sum(group) for key, group in groups.items()})
keys = defaultdict(int)
for i in range(800):
    keys[Key(i % 4)] += 1
print(sorted((key.n, value) for key, value in keys.items()), Key.hashes)
for table in (defaultdict(int), Table()):
    try:
        for i in range(500):
            table[[]] = 1
    except TypeError as error:
        print(error)
