# What objects say of their class, classes made of proxies, super in rare forms, names of types in messages.
from abc import ABC, abstractmethod
from collections import OrderedDict, defaultdict, deque
from datetime import date, timedelta
from decimal import Decimal


def attempt(work, *arguments):
    try:
        print(work(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, "_target"), name)


class Told:
    @property
    def __class__(self):
        return int


print(isinstance(Proxy(Plain()), Plain), isinstance(Told(), int), isinstance(Told(), Told), isinstance(Told(), (str, int)))
print(isinstance(Proxy(Plain()), Proxy), isinstance(Proxy(3), str), type(Told()).__name__)


class Shape(ABC):
    @abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return 4


print(isinstance(Proxy(Square()), Shape), issubclass(Square, Shape), isinstance(Proxy(3), Shape))


def count(objects):
    found = 0
    for _ in range(2000):
        for one in objects:
            if isinstance(one, Plain):
                found += 1
            if isinstance(one, int):
                found += 10
    return found


print(count([Proxy(Plain()), Told(), Plain(), 3, "a", True]))


class Bases:
    def __init__(self, *bases):
        self.bases = bases

    __bases__ = property(lambda self: self.bases)


class Instance:
    __class__ = property(lambda self: one)


root = Bases()
one = Bases(root)
attempt(isinstance, 1, root)
attempt(isinstance, Instance(), root)
attempt(issubclass, one, root)
attempt(issubclass, root, one)
attempt(issubclass, root, int)
attempt(isinstance, 1, 2)


class Made(ABC):
    def __new__(cls, *arguments):
        return super().__new__(cls)

    @abstractmethod
    def work(self): ...


attempt(Made, 1)
attempt(object.__new__, Made)


class Bare:
    pass


class WithInit:
    def __init__(self, *arguments):
        pass


class NewUp(WithInit):
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)


class InitUp(Bare):
    def __init__(self, a):
        super().__init__(a)


for work in (
    lambda: Bare(1), lambda: Bare().__init__(42), lambda: object.__new__(Bare, 5), lambda: WithInit(1) and 1,
    lambda: NewUp(1), lambda: InitUp(1), lambda: object(1),
):
    attempt(work)


class A:
    def f(self):
        return "A"


class B(A):
    def f(self):
        return "B" + self._later.f()

    def parts(self):
        s = super()
        return s.__self__ is self, s.__thisclass__, s.__self_class__, repr(s)


B._later = super(B)
print(B().f(), super(B), B().parts())
print(sum(len(B().f()) for _ in range(2000)))
attempt(super, 1)

for work in (
    lambda: date(2024, 1, 1) - 5, lambda: date(2024, 1, 1) < 3, lambda: 3 / timedelta(1), lambda: deque() < 1,
    lambda: defaultdict(int) + 1, lambda: OrderedDict() + 1, lambda: Decimal(1) + "a", lambda: len(Decimal(1)),
    lambda: list.append(Plain(), 1), lambda: int.__add__(1.5, 2), lambda: tuple.__add__([], ()), lambda: object.__repr__(),
    lambda: str.join(), lambda: dict.__eq__([], {}),
):
    attempt(work)


class Text(str):
    pass


class Shows:
    def __repr__(self):
        return Text("shown")

    __str__ = __repr__


print(type(repr(Shows())), type(str(Shows())), f"{Shows()}", "%s" % Shows(), Shows(), type(Text(Shows())))


class Frozen(frozenset):
    pass


class Items(set):
    pass


known = {frozenset("ab"), frozenset("cd")}
print(Frozen([1]), Items("ab") in known, {frozenset("ab")}.remove(Items("ab")), repr(Frozen()))


def given(a, b, /, c=1):
    pass


attempt(lambda: given(b=2, a=1))
attempt(lambda: given(a=1, b=2, c=3))


class Methods:
    @staticmethod
    def s():
        "doc of s"

    @classmethod
    def c(cls):
        "doc of c"

    @property
    def p(self):
        "doc of p"

    def m(self):
        "doc of m"


for name in "sc":
    wrapper = Methods.__dict__[name]
    print(wrapper.__name__, wrapper.__qualname__, wrapper.__doc__, wrapper.__module__, wrapper.__wrapped__.__name__)
Methods.p.__doc__ = "new"
print(Methods.p.__doc__, Methods().m.__doc__, Methods.__type_params__, Methods.m.__type_params__)


class Documented(property):
    "of the class"


class Uses:
    @Documented
    def x(self):
        "of the getter"


print(Uses.x.__doc__, Documented.__doc__)
attempt(setattr, given, "__name__", 7)
given.__dict__ = {"own": 1}
print(given.own, Methods.m.__code__ is Methods().m.__code__)
