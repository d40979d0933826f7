# Rare class features: __new__, __slots__, type() with three arguments, a class made in a function, cyclic repr.


class Singleton:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, value):
        self.value = value


one, two = Singleton(1), Singleton(2)
print(one is two, one.value)


class Slots:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


s = Slots(1, 2)
s.x += 10
print(s.x + s.y)
try:
    s.z = 3
except AttributeError as error:
    print("AttributeError:", error)


class Point:
    def __init__(self, x):
        self.x = x


Dynamic = type("Dynamic", (Point,), {"z": 9, "triple": lambda self: self.x * 3})
d = Dynamic(5)
print(d.z, d.triple(), Dynamic.__name__, issubclass(Dynamic, Point))
noted = ValueError("with note")
noted.add_note("a note")
print(noted.__notes__)
