"""object.__new__ where compilers know the class, and where they do not."""

import abc


class Point:
    __slots__ = ("x", "y")

    def __new__(cls, x, y):
        self = object.__new__(cls)
        self.x = x
        self.y = y
        return self

    @staticmethod
    def made(x, y):
        self = object.__new__(Point)
        self.x = x
        self.y = y
        return self

    def __add__(self, other):
        return Point.made(self.x + other.x, self.y + other.y)


class Named(Point):
    def __new__(cls, x, y, name="none"):
        self = super().__new__(cls, x, y)
        self.name = name
        return self


class Plain:
    kind = "plain"

    def __init__(self, value):
        self.value = value


class Once:
    made = None

    def __new__(cls):
        if cls.made is None:
            cls.made = super().__new__(cls)
            cls.made.count = 0
        cls.made.count += 1
        return cls.made


def total(count):
    point = Point(0, 0)
    step = Point(1, 2)
    for _ in range(count):
        point = point + step
    return point.x, point.y


def bare(count):
    kept = []
    for index in range(count):
        plain = object.__new__(Plain)
        if index % 300 == 0:
            kept.append(plain)
    return [hasattr(plain, "value") for plain in kept], kept[0].kind, kept[0] is kept[1]


def filled(count):
    total = 0.0
    for index in range(count):
        plain = object.__new__(Plain)
        plain.value = index * 0.5
        plain.more = index
        total += plain.value + plain.more
    return total


def named(count):
    last = None
    for index in range(count):
        last = Named(index, -index, name=f"n{index}")
    return last.x, last.y, last.name, type(last).__name__


def of_any(classes, count):
    names = []
    for index in range(count):
        cls = classes[index % len(classes)]
        try:
            made = object.__new__(cls)
            names.append(type(made).__name__)
        except TypeError as error:
            names.append(str(error))
    return sorted(set(names))


class Abstract(abc.ABC):
    @abc.abstractmethod
    def method(self): ...


print(total(3000))
print(bare(900))
print(filled(2000))
print(named(900))
print(of_any([Point, Named, Plain, Abstract, 3, object], 800))
print([Once().count for _ in range(500)][-1])


def changed(count):
    """What the class gets meanwhile is seen."""
    seen = []
    for index in range(count):
        plain = object.__new__(Plain)
        if index == count // 2:
            Plain.kind = "changed"
        if index % (count // 4) == 0:
            seen.append(plain.kind)
    return seen


print(changed(1600))
for arguments in ((), (Plain, 1), (Once, 1), (Point, 1), (4,)):
    try:
        print(type(object.__new__(*arguments)).__name__)
    except TypeError as error:
        print(error)
