class Borg:
    _s = {}
    def __init__(self): self.__dict__ = Borg._s
a=Borg(); b=Borg(); a.x=1; print(b.x, Borg._s, a.__dict__ is Borg._s); del b.x; print(hasattr(a,'x'))
class AttrDict(dict):
    def __init__(self,*a,**k):
        super().__init__(*a,**k); self.__dict__=self
d=AttrDict(a=1,b=2); print(d.a,d.b); d.c=3; print(d); d['e']=5; print(d.e); del d.a; print(d)
try: d.zz
except AttributeError as e: print(e)
class A: pass
x=A(); y=A(); x.q=1; y.__dict__=x.__dict__; y.r=2; print(x.r, y.q, vars(x)==vars(y))
class B:
    def m(self): return self.v
o=B(); dd={'v':4}; o.__dict__=dd; print(o.m()); dd['v']=9; print(o.m(), vars(o) is dd)
dd['m']=lambda: 'inst'; print(o.m())
for i in range(3):
    o.cnt=i; print(dd['cnt'])
import copy
o2=copy.copy(o); o2.v=100; print(o.v,o2.v)
class S:
    __slots__=('a',)
try: S().__dict__={}
except AttributeError as e: print(e)
print(sorted(dir(o))[-3:])
class Cfg:
    def __init__(self, **kw): self.__dict__.update(kw)
c=Cfg(a=1); v=vars(c); c.b=2; print(dict(v), {**v}, v=={'a':1,'b':2}, v.copy(), v|{'z':1}, list(v.items()), sorted(v), len(v))
import json; print(json.dumps(v))
print(type(v), isinstance(v,dict))
