log = []
def note(x): log.append(x); return x
def deco(n): 
    note(f"make{n}")
    def apply(f): note(f"apply{n}"); return f
    return apply
@deco(1)
@deco(2)
class A(note(object), metaclass=note(type)):
    note("body")
    a: note(int) = note(5)
    @deco(3)
    def f(self, x=note("default")) -> note(str): note("call"); return x
    b = f
print(log); log.clear()
A().f(); print(log, A.__annotations__, A.f.__annotations__, A.b is A.f, A.__name__, A.f.__qualname__)
class B:
    items = [1, 2]
    def add(self, x): self.items.append(x); return self
    @staticmethod
    def make(): return B()
    @classmethod
    def name(cls): return cls.__name__
    class Inner:
        def who(self): return type(self).__qualname__
    def __init_subclass__(cls, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag
class C(B, tag="c"): items = []
C().add(5).add(6); B.make().add(3)
print(B.items, C.items, C.name(), C.Inner().who(), C.tag, C.make().__class__.__name__)
print([n for n in vars(B) if not n.startswith("__")], hasattr(C, "nope"), getattr(C, "nope", 7), C.__bases__, C.__mro__[1].__name__)
x = 1
class D:
    x = x + 1
    def get(self): return x
    y = (lambda: x)()
    locals()["dyn"] = 9
    if x > 1:
        def cond(self): return "yes"
    for i in range(3): exec(f"g{i} = {i}")
    del i
print(D.x, D().get(), D.y, D.dyn, D().cond(), D.g2, hasattr(D, "i"))
def outer():
    v = 5
    class E:
        nonlocal v
        v = 6
        w = v
    return v, E.w, "v" in vars(E)
print(outer())
