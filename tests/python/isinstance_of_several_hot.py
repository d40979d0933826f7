"""isinstance with tuples of classes, in hot code."""
from abc import ABC


class A:
    pass


class B(A):
    pass


class Shape(ABC):
    pass


class Late:
    pass


def count(values, n):
    total = 0
    for _ in range(n):
        for v in values:
            if isinstance(v, (int, A)):
                total += 1
            if isinstance(v, (float, str, Shape)):
                total += 100
            if not isinstance(v, (list, tuple)):
                total += 10000
    return total


values = [1, True, 2.5, "s", A(), B(), [], (), None, 10**30, Shape()]
print(count(values, 400))
Shape.register(Late)
print(count(values + [Late()], 3))
kinds = (int, str)


def by_name(values, n):
    total = 0
    for _ in range(n):
        for v in values:
            total += isinstance(v, kinds)
            total += isinstance(v, (kinds, float)) * 10
            total += issubclass(type(v), (A, int)) * 100
    return total


print(by_name(values, 300))


def wrong(v, n):
    for i in range(n):
        isinstance(v, (int, "no class"))


for v in (1, "s"):
    try:
        wrong(v, 3000)
        print("no error")
    except TypeError as error:
        print(error)


class Meta(type):
    def __instancecheck__(cls, value):
        return value == 3


class Threes(metaclass=Meta):
    pass


def threes(n):
    return sum(isinstance(i, (Threes, str)) for i in range(n))


print(threes(3000))
int_ = int
for i in range(2000):
    if i == 1500:
        int_ = str
    isinstance(i, (int_, A))
print(isinstance(5, (int_, A)))
