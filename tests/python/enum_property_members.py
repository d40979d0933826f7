from enum import *
from abc import ABC, abstractmethod
class Temp:
    def __init__(self, c): self.c = c
    @property
    def f(self): "doc f"; return self.c * 2
    @f.setter
    def f(self, v): self.c = v / 2
    @f.deleter
    def f(self): del self.c
t = Temp(5); print(t.f); t.f = 4; print(t.c, Temp.__dict__['f'].__doc__); del t.f; print(hasattr(t, 'c'))
class Shape(ABC):
    @property
    @abstractmethod
    def name(self): ...
print(Shape.__abstractmethods__)
try: Shape()
except TypeError as e: print(e)
class ReadOnly:
    @property
    def x(self): return 1
for act in (lambda: setattr(ReadOnly(), 'x', 2), lambda: delattr(ReadOnly(), 'x'), lambda: ReadOnly.x):
    try: print(act())
    except AttributeError as e: print(e)
class C(Enum):
    A = 1
    @property
    def x(self): return 'member x'
    @property
    def y(self): return self._y
    @y.setter
    def y(self, v): self._y = v
print(C.A.x); C.A.y = 5; print(C.A.y)
import types
class D:
    @types.DynamicClassAttribute
    def z(self): return getattr(self, '_z', 0)
    @z.setter
    def z(self, v): self._z = v
d = D(); d.z = 3; print(d.z)
