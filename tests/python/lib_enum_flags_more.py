from enum import *
class Perm(Flag): R = 4; W = 2; X = 1; RW = R | W
print(Perm.R | Perm.X, Perm.RW, Perm(5), Perm.R in Perm.RW, ~Perm.R, Perm(0), bool(Perm(0)), list(Perm.RW), len(Perm.RW), Perm.R ^ Perm.RW, Perm.RW & Perm.W, Perm["RW"].value, Perm.RW.name, (Perm.R | Perm.X).name)
class I(IntEnum): A = 1; B = 2
print(I.A + 1, I.A < I.B, I(2), f"{I.A}", f"{I.A:03d}", repr(I.A), sorted([I.B, I.A]), [10, 20, 30][I.B], I.A == 1, isinstance(I.A, int), hash(I.A) == hash(1), max(I))
class S(StrEnum): ONE = auto(); TWO = "zwei"
print(S.ONE, S.TWO.upper(), S("zwei"), S.ONE == "one", f"{S.ONE:>5}", "".join(S))
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6); MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius**2, 2)
    @classmethod
    def heavy(cls): return max(cls, key=lambda p: p.mass)
print([p.g for p in Planet], Planet.heavy(), Planet.MARS.value[0], Planet((6.42e23, 3.39e6)).name)
class C(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    RED = 1; CRIMSON = 1; BLUE = auto()
    @classmethod
    def _missing_(cls, v): return cls.RED if v == "rot" else None
print(list(C), C.__members__.keys(), C.CRIMSON is C.RED, C("rot"), C.BLUE.value, C.RED in C, len(C), C.RED != C.BLUE, {C.RED: 1}[C.CRIMSON])
@unique
class U(Enum): A = 1
for bad in (lambda: C("none"), lambda: C["NOPE"], lambda: setattr(C, "RED", 5), lambda: C.RED < C.BLUE, lambda: unique(C), lambda: C.RED.nope, lambda: Perm(99)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
F = Enum("F", "a b c", start=10); print(list(F), F.b.value, Enum("G", {"x": 1, "y": "z"}).y.value)
class N(IntFlag): A = 1; B = 2
print(N.A | 8, N.A | N.B, N(3) & 1, N.A + 1, type(N.A | N.B).__name__, N(0))
total = 0
for i in range(1500): total += (I.A if i % 2 else I.B).value + (Perm.R in Perm(i % 8)) + (S.ONE if i % 3 else S.TWO).__len__()
print(total)
