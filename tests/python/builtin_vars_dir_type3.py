def init(self, v): self.v = v
C = type("C", (dict,), {"init": init, "k": 5, "__repr__": lambda self: "C!", "__doc__": "made"})
c = C(a=1); c.init(3); print(c, c.v, c["a"], C.__name__, C.__bases__, C.__doc__, type(c) is C, vars(c), C.__module__, C.__qualname__)
D = type("D", (C,), {}, ) ; print(D.__mro__[1] is C, issubclass(D, dict), [n for n in dir(D) if n in ("k", "init", "keys", "__len__")])
class M(type):
    def __new__(m, n, b, ns, **kw): ns["tag"] = kw.get("tag", n.lower()); return super().__new__(m, n, b, ns)
    def __init__(cls, *a, **kw): super().__init__(*a)
    def __call__(cls, *a): made.append(cls.__name__); return super().__call__(*a)
    def __len__(cls): return len(cls.tag)
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __iter__(cls): return iter(cls.tag)
made = []
class X(metaclass=M): pass
class Y(X, tag="yy"): pass
print(X.tag, Y.tag, X(), made) if 0 else print(X.tag, Y.tag, type(X()).__name__, made, len(Y), Y[3], list(X), type(Y) is M, M("Z", (Y,), {}).tag)
o = X(); o.a = 1; print(vars(o), "tag" in vars(X), o.__class__.__name__)
class E: pass
o.__class__ = E; print(type(o).__name__, o.a); E.late = lambda self: self.a + 1; print(o.late(), E.late(o))
for bad in (lambda: type("a", (int, str), {}), lambda: type("A", (bool,), {}), lambda: type(5, (), {}), lambda: vars(5), lambda: setattr(o, "__class__", 5), lambda: setattr(o, "__class__", int), lambda: type("Q", (X, int, object), {}) and type("R", (object, X), {}), lambda: object(1), lambda: X(1, 2)):
    try: print(bad())
    except TypeError as e: print(str(e).split("\n")[0])
n = 0
for i in range(300): K = type(f"K{i}", (E,), {"v": i, "get": lambda self: self.v}); n += K().get() + len(K.__name__)
print(n)
