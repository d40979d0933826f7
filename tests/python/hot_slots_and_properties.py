class T:
    __slots__ = ("_c", "n")
    def __init__(self, c): self._c = c; self.n = 0
    @property
    def f(self): self.n += 1; return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v):
        if v < -459.67: raise ValueError("cold")
        self._c = (v - 32) * 5 / 9
t = T(0); s = 0
for i in range(2000): t.f = i % 300; s += t.f
print(round(s, 6), t.n)
try: t.f = -500
except ValueError as e: print(e)
for bad in ("t.zz = 1", "del t.f", "t.__dict__", "T(1).n.x"):
    try: exec(bad)
    except AttributeError as e: print(e)
del t._c
try: t.f
except AttributeError as e: print(e)
