# Enumerations: members, aliases, values made by rules, flags, lookups, methods, extension refused.
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def hex(self):
        return f"#{self.value * 0x111111:06x}"

    @classmethod
    def darkest(cls):
        return min(cls, key=lambda c: c.value)

    def __str__(self):
        return self.name.lower()


print(list(Color), Color.CRIMSON is Color.RED, len(Color), Color(2), Color["BLUE"], repr(Color.RED), str(Color.RED), f"{Color.GREEN}", Color.RED.hex, Color.darkest())
print(Color.__members__.keys(), Color.RED in Color, Color.RED == 1, Color.RED != Color.GREEN, hash(Color.RED) == hash(Color.CRIMSON), {Color.RED: 1}[Color.CRIMSON], isinstance(Color.RED, Color), type(Color.RED).__name__, list(reversed(Color)))
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: Color.RED < Color.BLUE, lambda: setattr(Color, "RED", 5)):
    try:
        bad()
        print("no error")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, str(error)[:60])


class Level(IntEnum):
    LOW = auto()
    MID = auto()
    HIGH = 10
    TOP = auto()


print(list(Level), Level.LOW + 1, Level.HIGH > 5, sorted([Level.TOP, Level.LOW]), int(Level.MID), Level(10).name, f"{Level.TOP}", Level.LOW == 1, [10, 20, 30][Level.MID], Level.MID in (2, 3), max(Level))


class Mode(StrEnum):
    READ = "r"
    WRITE = auto()


print(Mode.READ, Mode.WRITE, Mode("r") is Mode.READ, Mode.WRITE.upper(), "r" == Mode.READ, f"<{Mode.READ}>", repr(Mode.WRITE), ",".join(Mode))


class Perm(Flag):
    X = auto()
    W = auto()
    R = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, Perm.RW, Perm.R in p, Perm.W in p, p & Perm.RW, p ^ Perm.X, ~Perm.RW, bool(p & Perm.W), Perm(0), Perm(7), list(p), Perm(3) == Perm.X | Perm.W, p.value, len(p), [m.name for m in Perm])


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


print(Bits.A | Bits.C, Bits(5), Bits.A | 8, Bits.A + 1, Bits(6) & ~Bits.B, int(Bits.B), Bits.A in Bits(3), list(Bits(7)), repr(Bits(0)))


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.6743e-11 * self.mass / self.radius**2, 2)


print([(p.name, p.gravity) for p in Planet], Planet.EARTH.value, Planet((3.303e23, 2.4397e6)).name)


class Op(Enum):
    ADD = "+"
    SUB = "-"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a - b

    @classmethod
    def _missing_(cls, value):
        return {"plus": cls.ADD, "minus": cls.SUB}.get(value)


print(Op.ADD(1, 2), Op("-")(5, 3), Op("plus"), Op("minus").name)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)
Animal = Enum("Animal", "CAT DOG")
Size = Enum("Size", {"S": 10, "L": 30})
print(list(Animal), Animal.DOG.value, [s.value for s in Size], Animal.CAT is Animal(1))


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last):
        return name.title() + str(count)

    ONE = auto()
    TWO = auto()


print([n.value for n in Named])


class Weekday(Enum):
    MON, TUE, SUN = range(3)

    def next(self):
        members = list(type(self))
        return members[(members.index(self) + 1) % len(members)]


day, seen = Weekday.MON, []
for _ in range(5):
    seen.append(day.name)
    day = day.next()
print(seen, Weekday.SUN.next())


def describe(c):
    match c:
        case Color.RED:
            return "hot"
        case Color.BLUE | Color.GREEN:
            return "cool"
        case Level.HIGH:
            return "high"
    return "unknown"


print([describe(c) for c in (*Color, Level.HIGH, 10, None)])
count = 0
for i in range(3000):
    c = Color(i % 3 + 1)
    if c is Color.RED or c == Color.BLUE:
        count += c.value
print(count)
