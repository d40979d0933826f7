class Registry(type):
    known = {}
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns); key = kw.get("key")
        if key: m.known[key] = cls
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns); cls.made = 0
    def __call__(cls, *a, **k): o = super().__call__(*a, **k); cls.made += 1; return o
    def __contains__(cls, k): return k in cls.known
    @property
    def label(cls): return cls.__name__.lower()
class Shape(metaclass=Registry):
    def __init__(self, *dims): self.dims = dims
    def __init_subclass__(cls, **kw): super().__init_subclass__(); cls.sub = True
class Sq(Shape, key="sq"):
    def area(self): return self.dims[0] ** 2
class Re(Shape, key="re"):
    def area(self): return self.dims[0] * self.dims[1]
t = 0
for i in range(2000): t += Registry.known[("sq", "re")[i % 2]](i % 9, 2).area()
print(t, Sq.made, Re.made, Shape.made, "sq" in Shape, Sq.label, Sq.sub, hasattr(Sq(1), "label"), type(Sq) is Registry, sorted(Registry.known))
def prep():
    class M(type):
        @classmethod
        def __prepare__(m, n, b, **k): return Log()
        def __new__(m, n, b, ns): return type.__new__(m, n, b, dict(ns))
    class Log(dict):
        def __setitem__(self, k, v): seen.append(k); super().__setitem__(k, v)
    seen = []
    class X(metaclass=M): a = 1; b = a + 1
    return seen, X.b
print(prep())
