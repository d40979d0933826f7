# Inheritance: diamonds, mixins, abstract classes, super in all places, class attributes, slots.
from abc import ABC, abstractmethod


class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry.append((cls.__name__, tag))

    def __init__(self, **kwargs):
        self.steps = ["Base"]
        assert not kwargs, kwargs

    def who(self):
        return ["Base"]


class Left(Base, tag="l"):
    def __init__(self, left=0, **kwargs):
        super().__init__(**kwargs)
        self.steps.append(f"Left{left}")

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self, right=0, **kwargs):
        super().__init__(**kwargs)
        self.steps.append(f"Right{right}")

    def who(self):
        return ["Right"] + super().who()


class Bottom(Left, Right, tag="b"):
    def who(self):
        return ["Bottom"] + super().who()


b = Bottom(left=1, right=2)
print(b.steps, b.who(), [c.__name__ for c in Bottom.__mro__], Base.registry)
print(Left.who(b), super(Left, b).who(), super(Bottom, Bottom).who(b), isinstance(b, Right), issubclass(Bottom, (int, Base)))
try:
    class Bad(Base, Left):
        pass
except TypeError as error:
    print(str(error).split("\n")[0])


class Shape(ABC):
    @property
    @abstractmethod
    def area(self): ...

    @classmethod
    @abstractmethod
    def unit(cls): ...

    def __lt__(self, other):
        return self.area < other.area

    def describe(self):
        return f"{type(self).__name__} of {self.area:.2f}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        return self.side**2

    @classmethod
    def unit(cls):
        return cls(1)


class Half(Square):
    @property
    def area(self):
        return super().area / 2


for cls in (Shape, type("Partial", (Shape,), {"area": 1})):
    try:
        cls()
    except TypeError as error:
        print(" ".join(str(error).split()[:5]))
print(sorted([Square(3), Half(4), Square(1)])[1].describe(), Half.unit().describe(), Shape.__abstractmethods__ == {"area", "unit"}, Square.__abstractmethods__)


class Slots:
    __slots__ = ("a", "_b")

    def __init__(self):
        self.a = 1


class More(Slots):
    __slots__ = ("c",)


class Loose(More):
    pass


m, loose = More(), Loose()
m.c, loose.free = 2, 3
print(m.a, m.c, loose.free, hasattr(m, "__dict__"))
for name in ("d", "_b"):
    try:
        print(getattr(m, name))
    except AttributeError as error:
        print(error)
try:
    m.d = 1
except AttributeError as error:
    print(error)


class Counter:
    count = 0
    names = []

    def __init__(self, name):
        type(self).count += 1
        self.names.append(name)

    @staticmethod
    def helper(x):
        return x * 2

    @classmethod
    def made(cls, *names):
        return [cls(n) for n in names]


class Sub(Counter):
    names = []


Counter.made("a", "b")
Sub.made("c")
print(Counter.count, Sub.count, Counter.names, Sub.names, Sub.helper(4), Sub("d").helper(5), vars(Sub)["count"])


class Meta(type):
    def __new__(mcls, name, bases, body, **kw):
        body["made_by"] = mcls.__name__
        return super().__new__(mcls, name, bases, {k: v for k, v in body.items() if not k.startswith("drop")})

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.called = args
        return instance

    def __len__(cls):
        return 42

    def __getattr__(cls, name):
        return f"class attribute {name}"


class Managed(metaclass=Meta):
    drop_this = 1

    def __init__(self, x):
        self.x = x


print(Managed.made_by, Managed(5).called, len(Managed), Managed.anything, hasattr(Managed(1), "drop_this"), type(Managed).__name__)


class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def fahrenheit(self):
        "in the other scale"
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self.celsius = 0


t = Temperature(100)
t.fahrenheit = 32
print(t.celsius, t.fahrenheit, Temperature.fahrenheit.__doc__)
del t.fahrenheit
print(t.celsius, Temperature.__dict__["fahrenheit"].fget(t))


class Validated:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must not be negative")
        setattr(instance, self.name, value)


class Account:
    balance = Validated()
    limit = Validated()


a = Account()
print(a.balance)
a.balance = 5
try:
    a.limit = -1
except ValueError as error:
    print(error, a.balance, a.__dict__, Account.balance.name)
import types

a.greet = types.MethodType(lambda self, who: f"{who} has {self.balance}", a)
print(a.greet("Ann"), a.greet.__self__ is a)
for bad in ((1, a), (len,), (len, None)):
    try:
        types.MethodType(*bad)
    except TypeError as error:
        print(error)
