"""Abstract classes: what may be made, registration, subclass hooks."""
from abc import ABC, ABCMeta, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def scale(self, by):
        return f"scaled by {by}"

    @classmethod
    @abstractmethod
    def unit(cls): ...

    @staticmethod
    @abstractmethod
    def kind(): ...

    def describe(self):
        return f"{self.kind()} of {self.area}"


def attempt(action):
    try:
        return action()
    except TypeError as error:
        return error


class Half(Shape):
    @property
    def area(self):
        return 2

    def scale(self, by):
        return super().scale(by) + "!"


class OneLeft(Half):
    @classmethod
    def unit(cls):
        return cls()


class Full(OneLeft):
    @staticmethod
    def kind():
        return "full"


print(attempt(Shape))
print(attempt(Half))
print(attempt(OneLeft), sorted(OneLeft.__abstractmethods__))
print(Full.unit().describe(), Full().scale(3), Full.__abstractmethods__)


class Sized2(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is not Sized2:
            return NotImplemented
        if any("size_of" in c.__dict__ for c in other.__mro__):
            return True
        return NotImplemented


class Stricter(Sized2):
    pass


class Duck:
    def size_of(self):
        return 1


class Plain:
    pass


print(isinstance(Duck(), Sized2), isinstance(Plain(), Sized2), issubclass(Duck, Stricter))
print(Sized2.register(Plain) is Plain, isinstance(Plain(), Sized2), Plain.__mro__[1] is object)
print(issubclass(int, Stricter), Stricter.register(int), isinstance(3, Sized2), isinstance(True, Stricter))
print(attempt(lambda: Sized2.register(3)))
print(attempt(lambda: issubclass(3, Sized2)))


@Shape.register
class Foreign:
    area = 5


print(isinstance(Foreign(), Shape), attempt(lambda: Foreign().describe()) if hasattr(Foreign, "describe") else "no method")


def count(items, kinds):
    hits = [0] * len(kinds)
    for turn in range(120):
        item = items[turn % len(items)]
        for n, kind in enumerate(kinds):
            hits[n] += isinstance(item, kind)
        if turn == 80:
            Sized2.register(str)
    return hits


print(count([Full(), Foreign(), Duck(), Plain(), 4, "s", 2.5], [Shape, Sized2, Stricter, Half]))


class Late(ABC):
    pass


Late.thing = abstractmethod(lambda self: 1)
print(Late().thing(), Late.thing.__isabstractmethod__)
