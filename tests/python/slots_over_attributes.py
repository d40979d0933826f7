# Slots of classes whose bases have dictionaries or attributes of the same names.


class Base:
    y = 3

    @property
    def x(self):
        return 5


class Over(Base):
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = 1


for i in range(200):
    over = Over()
    over.x += i
    try:
        over.y
        print("bound")
    except AttributeError as error:
        if i == 0:
            print(error)
    over.y = i
    assert (over.x, over.y, Base.y) == (i + 1, i, 3)
    del over.y
print(over.x, Over.x, Over.y, Base().x)
over.z = 3
print(over.z, hasattr(over, "y"))


class Open(Base):
    __slots__ = ("q",)


print(Open.q, Open.__dict__["q"].__name__)
o = Open()
o.q = 1
print(o.q, Open.q.__get__(o), Base in Open.__mro__)
del o.q
try:
    o.q
except AttributeError as error:
    print(error)
try:
    Open.q.__get__(over)
except TypeError as error:
    print(error)


class Registers:
    def __init_subclass__(cls):
        print(cls.__name__, [hasattr(cls, name) for name in ("a", "b")])
        for name in ("a", "b"):
            if not hasattr(cls, name):
                setattr(cls, name, property(lambda self: "made"))


class First(Registers):
    __slots__ = ("a",)

    def __init__(self):
        self.a = "own"


class Second(First):
    pass


print(First().a, First().b, Second().a, Second().b)

for body in ({"__slots__": ("a",), "a": 1}, {"__slots__": ("foo bar",)}, {"__slots__": ("1a",)}, {"__slots__": (3,)}):
    try:
        type("Wrong", (), body)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


# Attributes that come after others were looked for are seen at once.
class Root:
    pass


def kinds(names):
    made = []
    for name in names:
        cls = type(name, (Root,), {})
        for attribute in ("p", "q", "r"):
            if not hasattr(cls, attribute):
                setattr(cls, attribute, name + attribute)
        made.append(cls)
    return made


def read(things):
    return [thing.p + thing.q + getattr(thing, "s", "-") for thing in things]


classes = kinds("ABCD")
things = [cls() for cls in classes]
for turn in range(60):
    seen = read(things)
    if turn % 20 == 0:
        print(seen)
    if turn == 10:
        Root.s = "!"
    if turn == 30:
        classes[1].s = "?"
        del classes[2].p
        Root.p = "root"
    if turn == 50:
        Root.__getattr__ = lambda self, name: "late"
        del Root.s
print(read(things), things[0].unknown)
