# Enumerations and flags.

from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)

class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.RED

    @property
    def hexa(self):
        return hex(self.value)
print(Color.RED, repr(Color.RED), Color(2), Color['GREEN'], Color.RED.name, Color.RED.value, list(Color), len(Color), Color.CRIMSON is Color.RED)
print(Color.RED.describe(), Color.default(), Color.GREEN.hexa, Color.RED in Color, Color, type(Color.RED), isinstance(Color.RED, Color))
print(list(Color.__members__.items()), Color.RED == Color.RED, Color.RED == 1, {Color.RED: 'r'}[Color.RED], f'{Color.RED}', f'{Color.RED!r:>20}')
t(Color, 9)
t(lambda: Color['X'])
t(setattr, Color, 'RED', 5)
t(lambda: Color.RED < Color.GREEN)

class N(IntEnum):
    ONE = 1
    TWO = auto()
    THREE = auto()
print(N.ONE + N.TWO, N.THREE > 2, N(3), repr(N.TWO), str(N.TWO), f'{N.TWO}', [1, 2, 3][N.ONE], sorted([N.THREE, N.ONE]), max(N), N.TWO == 2, int(N.TWO), N.ONE.__class__)

class S(StrEnum):
    A = auto()
    BEE = 'bee!'
print(S.A, repr(S.A), S.BEE.upper(), S('a'), S.A == 'a', f'{S.BEE:>6}', 'x' + S.A)

class P(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(P.R | P.X, repr(P.R | P.X), P.RW, P(3), P(0), repr(P(0)), P.R in P.RW, P.RW & P.W, ~P.R, P.RW ^ P.R, bool(P.R & P.W), list(P), list(P.RW), len(P.RW), P.R.value, P(7))
t(P, 8)

class I(IntFlag):
    A = 1
    B = 2
print(I.A | I.B, repr(I.A | I.B), I.A | 8, repr(I.A | 8), I(3), I.A + 1, I.A & 3, repr(I(0)), isinstance(I.A | I.B, I), ~I.A)

class Planet(Enum):
    EARTH = (5.976e+24, 6378140.0)
    MARS = (6.421e+23, 3397200.0)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def g(self):
        return round(6.673e-11 * self.mass / self.radius ** 2, 3)
print(Planet.EARTH.g, Planet.MARS.value, Planet.EARTH.mass, Planet((6.421e+23, 3397200.0)))

class Auto(Enum):

    def _generate_next_value_(name, start, count, last):
        return name.lower() + str(count)
    X = auto()
    Y = auto()
print(Auto.X.value, Auto.Y.value, list(Auto))

@unique
class U(Enum):
    A = 1
    B = 2

def bad():

    @unique
    class V(Enum):
        A = 1
        B = 1
t(bad)
Animal = Enum('Animal', 'CAT DOG')
print(list(Animal), Animal.CAT, Animal.DOG.value)
A2 = Enum('A2', {'x': 10, 'y': 20})
print(A2.y, A2(10))
A3 = IntEnum('A3', ['p', 'q'], start=5)
print(list(A3))

class M(Enum):
    A = 1

    @classmethod
    def _missing_(cls, v):
        return cls.A if v == 'zz' else None
print(M('zz'))
t(M, 'yy')

def ext():

    class E2(Color):
        Z = 3
t(ext)

def dup():

    class E3(Enum):
        A = 1
        A = 2
t(dup)

class T(tuple, Enum):
    A = (1, 2)
print(T.A, T.A[0], T.A.value)

class Str(str, Enum):
    A = 'aaa'
print(Str.A, repr(Str.A), Str.A == 'aaa', Str.A.upper(), Str('aaa'), f'{Str.A}')

class Fl(float, Enum):
    A = 1.5
print(Fl.A + 1, Fl.A)
import copy
print(copy.deepcopy(Color.RED) is Color.RED, copy.copy(Color.RED) is Color.RED, hash(Color.RED) == hash('RED'))
match Color.RED:
    case Color.GREEN:
        print('g')
    case Color.RED:
        print('r')

class Op(Enum):
    ADD = '+'

    def __call__(self, a, b):
        return a + b

    def __str__(self):
        return self.value
print(Op.ADD(1, 2), str(Op.ADD), f'{Op.ADD}', '%s' % Op.ADD)
for c in reversed(Color):
    print(c, end=' ')
print([c.value for c in Color], Color.__name__, Color.RED.__class__.__name__)
