# Objects of classes with a metaclass are made as any others, unless the metaclass or abstract methods have a say in it.
from abc import ABC, ABCMeta, abstractmethod
from typing import Protocol


class Shape(ABC):
    made = 0

    def __init__(self, name):
        self.name = name
        Shape.made += 1

    @abstractmethod
    def area(self):
        ...


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self.side = side

    def area(self):
        return self.side * self.side


class Circle(Shape):
    def __init__(self, radius, *, scale=3):
        super().__init__("circle")
        self.radius, self.scale = radius, scale

    def area(self):
        return self.scale * self.radius


class Empty(Shape):
    pass


class State(metaclass=ABCMeta):
    @abstractmethod
    def next(self):
        ...


class Idle(State):
    def next(self):
        return Busy()


class Busy(State):
    def next(self):
        return Idle()


class Sized(Protocol):
    def size(self) -> int: ...


class Box(Sized):
    def __init__(self, n):
        self.n = n

    def size(self):
        return self.n


def make(cls, *arguments, **named):
    try:
        made = cls(*arguments, **named)
        return sorted(vars(made)) if hasattr(made, "__dict__") else made
    except (TypeError, ValueError) as error:
        return str(error)


def areas(n):
    total = 0
    for i in range(n):
        total += Square(i).area() + Circle(i, scale=2).area() + Box(i).size()
    return total


def states(n):
    state = Idle()
    for i in range(n):
        state = state.next()
    return type(state).__name__


def bare(cls):
    made = object.__new__(cls)
    return type(made).__name__, vars(made)


def try_bare(cls):
    try:
        return bare(cls)
    except TypeError as error:
        return str(error)


print(areas(500), states(501), Shape.made)
print(make(Shape, "a"), make(Empty, "a"), make(State), make(Square), make(Square, 1, 2), make(Circle, 1, scale=5))
print([try_bare(cls) for cls in (Square, Idle, Empty, Square, Shape, Box)])
for turn in range(200):
    try_bare(Square)

# A class becomes abstract, and concrete again.
Idle.__abstractmethods__ = frozenset({"next"})
print(make(Idle) if False else try_bare(Idle), try_bare(Busy))
Idle.__abstractmethods__ = frozenset()
print(try_bare(Idle), states(10))


# The metaclass has, gets and loses a `__call__`.
class Counting(type):
    calls = 0

    def __call__(cls, *arguments, **named):
        Counting.calls += 1
        return super().__call__(*arguments, **named)


class Plain(type):
    pass


class Counted(metaclass=Counting):
    def __init__(self, x=0):
        self.x = x


class Quiet(metaclass=Plain):
    def __init__(self, x=0):
        self.x = x


class Single(type):
    objects = {}

    def __call__(cls, *arguments):
        if cls not in cls.objects:
            cls.objects[cls] = super().__call__(*arguments)
        return cls.objects[cls]


class Registry(metaclass=Single):
    def __init__(self, name):
        self.name = name


def total(n):
    found = 0
    for i in range(n):
        found += Counted(i).x + Quiet(i).x
    return found


print(total(300), Counting.calls, Registry("a") is Registry("b"), Registry("c").name)
Plain.__call__ = lambda cls, *arguments: Counted(7)
print(total(300), Counting.calls, type(Quiet(1)).__name__)
del Plain.__call__
print(total(300), Counting.calls, type(Quiet(1)).__name__)
type_call = type.__call__
Plain.__call__ = type_call
print(total(300), type(Quiet(1)).__name__)
Plain.__call__ = lambda cls, *arguments: Counted(8)
print(total(300), type(Quiet(1)).__name__)


# `__init__` that is exchanged, and one that yields something.
def other(self, side):
    self.side = side + 1


Square.__init__ = other
print(areas(300), make(Square, 2))
Square.__init__ = lambda self, side: side
print(make(Square, 2))
Square.__new__ = lambda cls, side: Circle(side)
print(type(Square(1)).__name__, areas(50))

import copy
import pickle

box = Box([1, 2])
print(copy.copy(box).n is box.n, copy.deepcopy(box).n, type(copy.deepcopy(box)).__name__, pickle.loads(pickle.dumps(box)).n)
