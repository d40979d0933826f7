"""Objects of classes derived from values, as keys: hashed and compared as the values they hold, unless they say otherwise."""
import copy
from collections import namedtuple

Point = namedtuple("Point", "x y")
Pair = namedtuple("Pair", "first second")


class Name(str):
    pass


class Folded(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __hash__(self):
        return hash(self.lower())


class Tagged(tuple):
    def __hash__(self):
        return super().__hash__() ^ 5

    def __eq__(self, other):
        return type(other) is Tagged and super().__eq__(other)


class Never(int):
    def __eq__(self, other):
        return NotImplemented

    __hash__ = int.__hash__


class Borrowed:
    __hash__ = int.__hash__


class Unhashable(int):
    __hash__ = None


def count(makers, rounds):
    """How often each key is met, whichever maker made it."""
    table = {}
    for i in range(rounds):
        key = makers[i % len(makers)](i % 7, i % 3)
        table[key] = table.get(key, 0) + 1
    return table


print(sorted(count([Point, Pair, lambda a, b: (a, b)], 63).values()))
print(len(count([lambda a, b: Tagged((a, b)), lambda a, b: (a, b)], 84)))
print(hash(Point(1, (2, 3))) == hash((1, (2, 3))), Point(1, 2) == Pair(1, 2) == (1, 2), Point(1, 2) < (1, 3))
print(Point(1, 2) != (1, 2), Point(1, 2) >= Pair(0, 9), (1, 2) in {Point(1, 2)}, Point(1, 2) in {(1, 2): 0})
print({Name("a"): 1}["a"], {"a": 2}[Name("a")], {Folded("ABC"): 3}[Folded("abc")], Folded("x") == "X", "X" == Folded("x"))
print(hash(Tagged((1, 2))) == hash((1, 2)) ^ 5, Tagged((1, 2)) == (1, 2), Tagged((1, 2)) == Tagged((1, 2)))
print(Never(3) == 3, 3 == Never(3), Never(3) == Never(3), hash(Never(3)), len({Never(3), Never(3), 3}))
for make in Borrowed, lambda: Unhashable(1), lambda: Point(1, []):
    try:
        print(hash(make()))
    except TypeError as error:
        print("TypeError" if make is Borrowed else error)
try:
    print(Point(1, 2) < Point("a", 2))
except TypeError as error:
    print(error)


class Record:
    def __init__(self, **values):
        self.__dict__.update(values)

    def __reduce__(self):
        return Record, (), self.__dict__


record = Record(a=1, b=[2, 3])
attributes = record.__dict__
print(type(attributes) is dict, attributes.__class__ is dict, {dict: "found"}.get(type(attributes)))
copied = copy.deepcopy(attributes)
copied["b"].append(4)
print(copied, record.b, type(copied) is dict)
twin = copy.deepcopy(record)
twin.b.append(5)
print(twin.__dict__, record.__dict__)
