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


class Asked:
    def __init__(self): self.a = 1
    def __getattr__(self, name):
        if name == '__deepcopy__': return lambda memo: 'asked for a deep copy'
        if name == '__setstate__': return lambda state: print('asked to set', state)
        raise AttributeError(name)
print(copy.copy(Asked()).__dict__, copy.deepcopy(Asked()))
x = P(); x.__deepcopy__ = lambda memo: 'own'; x.__copy__ = lambda: 'not asked'; print(copy.deepcopy(x), type(copy.copy(x)).__name__)
x = P(); x.__reduce_ex__ = lambda protocol: (list, ((protocol,),)); print(copy.copy(x), copy.deepcopy(x))
x = P(); x.__getstate__ = lambda: {'state': 1}; print(vars(copy.copy(x)), vars(copy.deepcopy(x)))
x = P(); x.__reduce__ = lambda: (list, ()); print(type(copy.copy(x)).__name__)
