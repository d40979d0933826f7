class A:
    x = 1
    y = x + 1
    for i in range(3): z = i
    if y > 1: w = 'yes'
    else: w = 'no'
    del i
    try: q = undefined
    except NameError: q = 'caught'
    def f(self, v=x): return v, self.x
    class Inner:
        deep = 5
        def g(self): return __class__.__qualname__
    lst = [n * 2 for n in range(3)]
    with open('/dev/null') as handle: pass
    import math as m
    a: int = 3
    b: str
    __private = 'p'
    def get(self): return self.__private
print(A.y, A.z, A.w, A.q, A().f(), A.Inner.deep, A.Inner().g(), A.lst, A.m.floor(2.5), A.__annotations__, hasattr(A, 'i'), A().get(), A._A__private, A.handle.closed)
print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__bases__, A.__base__, A.__dict__['x'], type(A.__dict__).__name__, A.__mro__, isinstance(A, type))
def make(base, **ns): return type('Dyn', (base,), ns)
D = make(A, extra=9, hello=lambda self: 'hi ' + str(self.extra)); print(D().hello(), D.x, D.__name__, D.__bases__, issubclass(D, A), D.__subclasses__(), A.__subclasses__() == [D])
A.x = 10; A.new = lambda self: 'added'; print(D.x, D().new()); del A.new; print(hasattr(D, 'new'))
d = D(); d.x = 1; print(d.x, D.x, d.__dict__); del d.x; print(d.x, d.__class__ is D); d.__class__ = A; print(type(d).__name__)
class M1: pass
class M2: pass
for bad in ['class X(int, str): pass', 'class X(A, A): pass', 'class X(object, A): pass', 'class X(bool): pass', 'class X(type(None)): pass', 'A.nope', 'A().nope', 'A.__name__ = 1', 'int.x = 1', 'object().x = 1', 'del A.nope', 'A(1)', 'type("X", (), {})(1)', 'class X(A, metaclass=5): pass', 'A().f(1, 2, 3)', 'A.f()']:
    try: exec(bad)
    except TypeError as e: print(bad, '| TypeError', e)
    except AttributeError as e: print(bad, '|', e)
class E:
    def __eq__(self, o): return True
try: hash(E())
except TypeError as e: print(e)
class WithDoc:
    """The doc."""
    __slots__ = ()
print(WithDoc.__doc__, repr(WithDoc)[:8], E.__hash__, WithDoc().__class__.__name__)
class Cnt:
    instances = 0
    def __init__(self): type(self).instances += 1
    def __del__(self): pass
[Cnt() for _ in range(3)]; print(Cnt.instances)
def local_class():
    v = 7
    class L:
        val = v
        def get(self): return v
    return L
L = local_class(); print(L.val, L().get(), L.__qualname__)
class Ordered:
    def b(self): ...
    def a(self): ...
print([k for k in vars(Ordered) if not k.startswith('_')], Ordered.b.__qualname__)
