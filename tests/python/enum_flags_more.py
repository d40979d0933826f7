"""enum: auto, aliases, methods, members with values, Flag arithmetic and boundaries, StrEnum, errors."""
from enum import CONFORM, EJECT, KEEP, STRICT, Enum, Flag, IntEnum, IntFlag, StrEnum, auto, nonmember, unique


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    TERRA = EARTH

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def ratio(self): return round(self.mass / self.radius, 3)

    @classmethod
    def heavy(cls): return [p for p in cls if p.mass > 1]


print(list(Planet), Planet.TERRA is Planet.EARTH, Planet.MARS.ratio, Planet.heavy(), Planet((0.64, 3.39)), Planet["TERRA"].name, list(Planet.__members__), len(Planet), Planet.MARS in Planet, repr(Planet.MARS), str(Planet.MARS), hash(Planet.MARS) == hash("MARS"))
print(attempt(lambda: Planet(3)), attempt(lambda: Planet["X"]), attempt(lambda: Planet.PLUTO), attempt(lambda: setattr(Planet, "EARTH", 1)), attempt(lambda: Planet.EARTH < Planet.MARS), sep="\n")


class Auto(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return f"{name.lower()}{count}"
    A = auto()
    B = auto()
    C = "fixed"
    D = auto()
    helper = nonmember(5)

    @classmethod
    def _missing_(cls, value): return cls.C if value is None else None


print([m.value for m in Auto], Auto(None), Auto.helper, attempt(lambda: Auto("zz")), [m for m in reversed(Auto)])


class Level(IntEnum):
    LOW = 1
    HIGH = 5


class Tint(StrEnum):
    RED = auto()
    DARK = "dark-ish"


print(Level.LOW < 3, Level.HIGH + 1, Level(5), max(Level), f"{Level.LOW} {Level.LOW!r} {Tint.RED} {Tint.DARK!r} {Tint.RED:>6}", Tint.RED == "red", Tint("dark-ish"), sorted([Level.HIGH, 3, Level.LOW]), [10, 20][Level.LOW], isinstance(Level.LOW, int), {1: "x"}[Level.LOW], Tint.RED.upper())


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, Perm.RW & Perm.W, Perm.RW ^ Perm.R, ~Perm.R, Perm(0), bool(Perm(0)), Perm.R in Perm.RW, list(Perm.RW), len(Perm.RW | Perm.X), Perm(7), repr(Perm(5)), Perm.RW.name, (Perm.R | Perm.X).name, list(Perm), attempt(lambda: Perm(8)).split("\n")[0], attempt(lambda: Perm.R | 1), Perm["RW"].value)


class Bits(IntFlag):
    A = 1
    B = 4


print(Bits.A | 8, Bits(5), Bits.A + Bits.B, ~Bits.A, Bits.A | Bits.B == 5, repr(Bits(16)), Bits.B & 12, list(Bits(13)))
for boundary in (STRICT, CONFORM, EJECT, KEEP):
    F = Flag("F", "P Q", boundary=boundary)
    print(boundary.name, attempt(lambda: F(9)).split("\n")[0] if isinstance(attempt(lambda: F(9)), str) else repr(F(9)))
Animal = Enum("Animal", "CAT DOG", start=3)
print(list(Animal), Animal.DOG.value, Enum("N", {"x": 1, "y": 1}).y.name, Enum("L", [("a", 1), ("b", 2)]).b)


def dup():
    @unique
    class D(Enum):
        A = 1
        B = 1


def twice():
    class D(Enum):
        A = 1
        A = 2


print(attempt(dup), attempt(twice), sep="\n")


def hot(turns):
    counts, state = {m: 0 for m in Perm}, Perm(0)
    levels = 0
    for i in range(turns):
        state ^= (Perm.R, Perm.W, Perm.X)[i * i % 3]
        for m in state:
            counts[m] += 1
        levels += Level.HIGH if i % 2 else Level.LOW
        if state is Perm.RW:
            levels += 100
    return state, counts, levels


print(hot(120))
