class Plugin:
    registry = []
    def __init_subclass__(cls, /, tag='none', **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Plugin.registry.append(cls.__name__)
class A(Plugin, tag='a'): pass
class B(A): pass
print(Plugin.registry, A.tag, B.tag)
class Field:
    def __set_name__(self, owner, name): self.name = name; self.owner = owner.__name__
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, f'{self.owner}.{self.name}')
    def __set__(self, obj, value): obj.__dict__[self.name] = value
    def __delete__(self, obj): del obj.__dict__[self.name]
class Model:
    x = Field(); y = Field()
m = Model(); print(m.x, m.y); m.x = 5; print(m.x, m.__dict__); del m.x; print(m.x, Model.x.name)
class G:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
print(G[int], G['a', 1])
class Lazy:
    def __getattr__(self, name):
        if name.startswith('_'): raise AttributeError(name)
        value = name * 2
        setattr(self, name, value)
        return value
l = Lazy(); print(l.ab, l.__dict__, l.ab, hasattr(l, '_q'), getattr(l, '_q', 'd'))
class Guard:
    def __setattr__(self, n, v):
        if n == 'bad': raise AttributeError('no bad')
        object.__setattr__(self, n, v)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
    def __getattribute__(self, n):
        if n == 'secret': return 'hidden'
        return super().__getattribute__(n)
g = Guard(); g.ok = 1; print(g.ok, g.secret); del g.ok
try: g.bad = 1
except AttributeError as e: print(e)
class Slots:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = 1
s = Slots(); print(s.a)
for n in ('b', 'c'):
    try: getattr(s, n)
    except AttributeError as e: print(e)
try: s.c = 1
except AttributeError as e: print(e)
class Meta2(type): pass
class WithKw(metaclass=Meta2): pass
try:
    class Wrong(A, nope=1): pass
except TypeError as e: print(e)
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): 'doc of v'; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): self._v = None
p = P(); p.v = 3; print(p.v, P.v.__doc__, P.v.fget(p)); del p.v; print(p.v, P.v.__get__(p))
class ReadOnly:
    @property
    def r(self): return 1
try: ReadOnly().r = 2
except AttributeError as e: print(e)
class Cached(property):
    def __get__(self, obj, cls=None): return 'cached ' + str(super().__get__(obj, cls))
class U:
    @Cached
    def q(self): return 9
print(U().q)
class Base:
    @staticmethod
    def st(x): return x
    @classmethod
    def cm(cls): return cls.__name__
    def __call__(self, *a): return a
class D(Base): pass
print(D.st(1), D().st(2), D.cm(), D().cm(), D()(1, 2), callable(D()), Base.__dict__['st'].__func__(3))
