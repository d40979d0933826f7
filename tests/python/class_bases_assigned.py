"""Classes that get other bases, while code that was compiled before runs on."""


class Walker:
    kind = "walker"

    def move(self):
        return "walks"

    def __len__(self):
        return 2


class Swimmer:
    kind = "swimmer"

    def move(self):
        return "swims"

    def __len__(self):
        return 0


class Animal(Walker):
    def __init__(self, name):
        self.name = name


class Dog(Animal):
    pass


def moves(animal, count):
    seen = []
    for index in range(count):
        if index == count // 2:
            Animal.__bases__ = (Swimmer,)
        text = animal.move(), animal.kind, len(animal), isinstance(animal, Walker), bool(animal)
        if not seen or seen[-1] != text:
            seen.append(text)
    return seen


dog = Dog("Rex")
print(moves(dog, 2000))
print(Dog.__mro__, Animal.__base__, Walker.__subclasses__(), Swimmer.__subclasses__())
print(issubclass(Dog, Swimmer), issubclass(Dog, Walker), dog.name)
Animal.__bases__ = (Walker, Swimmer)
print([cls.__name__ for cls in Dog.__mro__], dog.move(), super(Dog, dog).move())
print(Dog("x").move())


class Slotted:
    __slots__ = ("a",)


class Order(Swimmer, Walker):
    pass


class Both(Animal, Walker):
    pass


for cls, bases in (
    (Animal, ()), (Animal, 5), (Animal, (5,)), (Swimmer, (Dog,)), (Animal, (int,)), (Animal, (Slotted,)), (int, (str,)),
    (Animal, (object,)), (Animal, (Walker, Walker)), (Dog, (Animal, Order)),
):
    try:
        cls.__bases__ = bases
        print("fine", cls.__mro__)
    except TypeError as error:
        print(str(error).split("\n")[0])
print([cls.__name__ for cls in Dog.__mro__], [cls.__name__ for cls in Both.__mro__])


class Mixed:
    __slots__ = ("a", "__dict__")


class Open(Slotted):
    pass


for cls in (Mixed, Open):
    made = cls()
    made.a, made.b = 1, 2
    print(made.__dict__, vars(made), made.a)
    made.__dict__["c"] = 3
    made.__dict__.update(b=5)
    print(made.__dict__, made.c, made.b, made.a)


class Meta(type):
    @property
    def fixed(cls):
        return 1


class Made(metaclass=Meta):
    loose = 2


for name in ("fixed", "loose", "missing"):
    try:
        delattr(Made, name)
        print("deleted", name)
    except AttributeError as error:
        print(error)
import types

for kind in (types.GeneratorType, type(len), type(iter([]))):
    try:
        kind()
    except TypeError as error:
        print(error)
print(ascii("a\ud800ß".upper()), ascii("É\udc00B".lower()))


# Bases may be given in place of others that lay objects out alike.
class Numbers(list):
    pass


class Mixed2(Walker, Numbers):
    pass


class Text(str):
    pass


class Whole(int):
    pass


class Small(Whole):
    pass


class Point(complex):
    pass


class Buffer(bytearray):
    pass


class Corner(Point):
    pass


class Wrong(ValueError):
    pass


class OtherSlot:
    __slots__ = ("b",)


class SameSlot:
    __slots__ = ("a",)


class Kept(Slotted):
    pass


def give(cls, *bases):
    try:
        cls.__bases__ = bases
        print("fine", [base.__name__ for base in cls.__mro__])
    except TypeError as error:
        print(error)


for cls, bases in (
    (Mixed2, (Numbers,)), (Mixed2, (Walker,)), (Mixed2, (Numbers, Walker)), (Mixed2, (list,)), (Numbers, (object,)),
    (Numbers, (dict,)), (Dog, (Walker, int)), (Dog, (bool,)), (Dog, (type(len),)), (Dog, (Walker, type(give))), (Dog, (type,)),
    (Dog, (str,)), (Dog, (Wrong,)), (Corner, (Buffer,)), (Corner, (Point, Walker)), (Corner, (Walker, Point)),
    (Corner, (Point, Buffer)), (Corner, (Walker,)), (Small, (Text,)), (Small, (int,)), (Small, (Walker, Whole)),
    (Whole, (Walker,)), (Whole, (float,)), (Whole, (object,)), (Wrong, (TypeError,)), (Wrong, (OSError,)),
    (Wrong, (StopIteration,)), (Kept, (OtherSlot,)), (Kept, (SameSlot,)), (Kept, (Walker,)),
):
    give(cls, *bases)
print(Corner(1, 2) + 1, Small(7) + 1, Mixed2([1, 2]) + [3], repr(Wrong("x")))
for cls in (Point,):
    try:
        del cls.__bases__
    except TypeError as error:
        print(error)


class Standing:
    def __mro_entries__(self, bases):
        return (bool,)


try:
    class OfBool(Standing()):
        pass
except TypeError as error:
    print(error)
for bases in (
    (complex, bytearray), (Slotted, OtherSlot), (Slotted, SameSlot), (Slotted, list), (Numbers, dict), (Whole, Text),
    (int, Exception), (ValueError, OSError), (OSError, AttributeError), (property, staticmethod), (staticmethod, classmethod),
):
    try:
        print([base.__name__ for base in type("Made", bases, {}).__mro__])
    except TypeError as error:
        print(error)


# Objects get another class where it lays them out alike.
class Doubled(map):
    pass


class Tripled(Doubled):
    pass


class Zipped(zip):
    pass


class Plain:
    pass


class Other:
    def told(self):
        return "other"


for made, cls in (
    (Doubled(str, [1, 2]), Zipped), (Doubled(str, [1, 2]), Tripled), (Tripled(str, [3]), Doubled), (Buffer(), Point),
    (Point(), Buffer), (Corner(), Point), (Plain(), Other), (Plain(), Doubled), (SameSlot(), Slotted), (SameSlot(), OtherSlot),
    (Numbers(), Plain), (Numbers(), Mixed2), (Small(1), Whole), (Wrong(), Plain), (Text(), Small),
):
    try:
        made.__class__ = cls
        print("fine", type(made).__name__)
        if cls is Tripled:
            print(list(made))
    except TypeError as error:
        print(error)
