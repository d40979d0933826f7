# Enumerations: auto() in tuples, mixed-in dataclasses, inverted flags, members' names, what dir() gives.
from enum import *
try:
    class H(Enum):
        ONE = auto(), 'one'
        TWO = auto(), auto(), auto()
    print([m.value for m in H])
except Exception as e: print(type(e).__name__, e)
try:
    class C(Enum):
        red = 'red'; blue = auto(); green = auto()
    print([m.value for m in C])
except Exception as e: print(type(e).__name__, e)
from enum import *
from dataclasses import dataclass
@dataclass
class Mix:
    size: str
    legs: int
class Creature(Mix, Enum):
    DOG = 'medium', 4
print(repr(Creature.DOG), Creature.DOG.size)
from enum import *
class Perm(IntFlag):
    R = 4; W = 2; X = 1
class Open(IntFlag, boundary=KEEP):
    A = 1; B = 2; MASK = 255
class Cl(Flag):
    A = 1; B = 2; M = 7
for i in (Perm(0), Perm.R, Perm.R | Perm.X, Perm(8), Perm(15), Open.A, Open.MASK, Open(0), Open(256), Cl.A, Cl.M, Cl.A | Cl.B):
    print(repr(i), repr(~i), repr(~~i), (~i).value)
from enum import *
import enum
def a():
    class Bad(Enum):
        _order_ = 'x y'
        x = 1; y = 2; z = 3
def b():
    class W(Enum): mro = 9
def c():
    class S(StrEnum): one = b'3', 'ascii'
    return S.one
def d():
    class N(int, Enum): divisor = 1; numerator = 2
    return N.divisor.numerator
def e():
    class T(Enum):
        this = 1
        @property
        def wow(self): return 1
        def meth(self): pass
    return [x for x in dir(T.this) if x[0] != '_'], [x for x in dir(T) if x[0] != '_']
def f():
    class B(Enum): pass
    return B(7)
for g in (a, b, c, e, f, lambda: Enum('E', type=int), lambda: len(Flag('x', type=int)), lambda: Enum('E', '') and 1):
    try: print(g())
    except Exception as x: print(type(x).__name__, x)
