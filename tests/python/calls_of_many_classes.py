"""A place that calls many classes: with positions, keywords and what is spread; classes that refuse, change, or make something else."""
from abc import ABC, abstractmethod


class Node:
    def __init__(self, left, right=None, *rest, key=0, **others):
        self.left, self.right, self.rest, self.key, self.others = left, right, rest, key, others

    def __repr__(self):
        return f"{type(self).__name__}({self.left}, {self.right}, {self.rest}, {self.key}, {self.others})"


kinds = [type(f"N{i}", (Node,), {}) for i in range(7)]


class Slotted:
    __slots__ = ("left",)

    def __init__(self, left, *_, **__):
        self.left = left

    def __repr__(self):
        return f"Slotted({self.left})"


class New(Node):
    def __new__(cls, left, *args, **keywords):
        return left if left == 3 else super().__new__(cls)


class Counted(type):
    calls = 0

    def __call__(cls, *args, **keywords):
        Counted.calls += 1
        return super().__call__(*args, **keywords)


class Meta(Node, metaclass=Counted):
    pass


class Words(list):
    def __init__(self, *args, **keywords):
        super().__init__(args)


class Abstract(ABC):
    def __init__(self, *args, **keywords):
        pass

    @abstractmethod
    def method(self):
        pass


kinds += [Slotted, New, Meta, Words, lambda *args, **keywords: (args, keywords), Node]


def build(n):
    made = []
    for i in range(n):
        made = []
        for kind in kinds:
            made.append(kind(i, 2))
            made.append(kind(left=i, key=4) if kind is not Words else kind(i))
            made.append(kind(i, 1, 2, 3, key=9, more="x"))
            made.append(kind(*(i, 5), **{"key": 1, "z": 2}))
    return made


print(build(200)[::3])
print(build(4)[36:44], Counted.calls)


def attempt(kinds, *args, **keywords):
    results = []
    for kind in kinds:
        try:
            results.append(type(kind(*args, **keywords)).__name__)
        except TypeError as error:
            results.append(str(error))
    return results


class Wrong:
    def __init__(self, *args):
        return 5


class Bare:
    pass


class Takes:
    def __init__(self, a, b):
        self.a = a


for _ in range(60):
    results = attempt([Abstract, Wrong, Bare, Takes, Node, object, int, dict], 1)
print(results)
print(attempt([Takes, Bare, Abstract, Wrong, Node], 1, b=2))

# Classes that change.
Bare.__init__ = lambda self, value: setattr(self, "value", value)
print(attempt([Bare, Takes], 1), attempt([Bare], 1, 2))
del Bare.__init__
print(attempt([Bare], 1), attempt([Bare]))
Takes.__new__ = lambda cls, *args: "made"
print(attempt([Takes], 1, 2), Takes(1, 2))
Abstract.__abstractmethods__ = frozenset()
print(attempt([Abstract], 1))
