# Named tuples made with names, defaults and both, and arguments that do not fit.
from collections import namedtuple
from typing import NamedTuple

Pair = namedtuple("Pair", "x y")
Defaulted = namedtuple("Defaulted", ["a", "b", "c"], defaults=(2, [3]))
Empty = namedtuple("Empty", "")
Wide = namedtuple("Wide", [f"f{i}" for i in range(20)], defaults=range(20))


class Point(NamedTuple):
    x: int
    y: int = 5
    name: str = "p"

    def total(self):
        return self.x + self.y


class Sub(Pair):
    def __new__(cls, x, y=9):
        return super().__new__(cls, x=x, y=y)


def make(cls, *arguments, **named):
    try:
        return cls(*arguments, **named)
    except TypeError as error:
        return str(error)


def total(n):
    found = 0
    for i in range(n):
        found += Pair(x=i, y=1).x + Pair(i, y=2).y + Pair(y=3, x=i).y
        found += Defaulted(i).b + Defaulted(i, c=7).c + Defaulted(c=1, a=i).a
        found += Point(i).total() + Point(x=i, y=2).total() + Point(i, name="q").y + len(Point(y=1, x=0).name)
        found += Sub(i).y + Sub(x=1, y=i).y
    return found


print(total(500))
print(make(Pair, 1), make(Pair), make(Pair, 1, 2, 3), make(Pair, 1, x=2), make(Pair, 1, z=2), make(Pair, 1, 2, y=3), sep="\n")
print(make(Defaulted), make(Defaulted, 1), make(Defaulted, b=1), make(Defaulted, 1, 2, 3, 4), make(Defaulted, 1, d=4), sep="\n")
print(make(Empty), make(Empty, 1), make(Empty, a=1), make(Wide)[19], make(Wide, f3="x")[3:5], make(Point), sep="\n")
print(Defaulted(1).c is Defaulted(2).c, Pair(**{"x": 1, "".join(["y"]): 2}), Pair(x=[1], y={})._replace(x=2))
print([Pair(x=a, y=b) for a, b in zip("ab", "cd")], {Point(1): 1}[Point(x=1, y=5, name="p")])
