# A rest that no name is given to is not looked at.
import collections.abc
from collections import deque


class Counted(collections.abc.Sequence):
    def __len__(self):
        return 42

    def __getitem__(self, index):
        print("asked for", index)
        return index * 10


class Empty(Counted):
    __getitem__ = None


def ends(subject):
    match subject:
        case []:
            return "empty"
        case [a]:
            return "one", a
        case [a, *_, b]:
            return "ends", a, b
        case _:
            return "none"


for subject in [], [1], [1, 2], [1, 2, 3], (1, 2, 3, 4), range(1 << 60), deque([5, 6, 7]), "text", b"ab", memoryview(b"abc"), Counted():
    print(ends(subject))

match Empty():
    case [*_]:
        print("any sequence")

match range(1 << 40):
    case x, y, *_:
        print(x, y)
match range(1 << 40):
    case *_, x, y:
        print(x, y)
match list(range(5)):
    case a, *rest, b:
        print(a, rest, b)
match bytearray(b"xy"):
    case [_, _]:
        print("never")
    case bytearray(whole):
        print(whole)
