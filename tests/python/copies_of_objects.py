"""Copies of objects whose classes have a say in it, and of those whose have not."""

import copy
import copyreg

class P:
    def __init__(self): self.a = [1]; self.b = self
p = P(); q = copy.copy(p); r = copy.deepcopy(p)
print(q.a is p.a, q.b is p, r.a is p.a, r.b is r)
class S: __slots__ = ('x',)
s = S(); s.x = [1]; print(copy.copy(s).x is s.x, copy.deepcopy(s).x is s.x)
class G:
    def __getstate__(self): return {'z': 1}
g = G(); g.y = 2; print(vars(copy.copy(g)), vars(copy.deepcopy(g)))
class N:
    def __new__(cls, *a): o = super().__new__(cls); o.n = a; return o
    def __getnewargs__(self): return (1, 2)
print(copy.copy(N(5)).n)
class R:
    def __reduce__(self): return (list, ((1, 2),))
print(copy.copy(R()))
class SA:
    def __setattr__(self, k, v): print('set', k); object.__setattr__(self, k, v)
x = SA(); x.k = 1; y = copy.copy(x); z = copy.deepcopy(x); print(vars(y), vars(z))
class D(dict): pass
d = D(a=1); d.z = 3; e = copy.copy(d); print(e, vars(e), type(e))
x = P(); x.__dict__ = {'own': [1]}; print(vars(copy.copy(x)), copy.deepcopy(x).own is x.own)
class CR: pass
copyreg.pickle(CR, lambda o: (str, ('reduced',))); print(copy.copy(CR()), copy.deepcopy(CR()))

