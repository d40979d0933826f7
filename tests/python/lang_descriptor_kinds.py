class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, c=None): return self if o is None else getattr(o, self.n, None)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]} wants {self.t.__name__}")
        setattr(o, self.n, v)
    def __delete__(self, o): delattr(o, self.n)
class Lazy:
    def __init__(self, f): self.f, self.calls = f, 0
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, c):
        if o is None: return self
        self.calls += 1; o.__dict__[self.n] = v = self.f(o); return v
class P:
    x = Typed(int); name = Typed(str)
    def __init__(self, x, name): self.x, self.name = x, name
    @Lazy
    def big(self): return self.x ** 2
    def total(self): return self.x + len(self.name)
p = P(3, "ab"); print(p.x, p.big, p.big, P.big.calls, P.x is P.__dict__["x"], vars(p)); p.big = 1; print(p.big)
for bad in (lambda: P("s", "t"), lambda: setattr(p, "name", 5)):
    try: bad()
    except TypeError as e: print(e)
del p.x; print(p.x, hasattr(p, "_x")); n = 0
for i in range(2000): p.x = i; n += p.x + p.total() + P(i, "q").big
print(n, P.big.calls); p.__dict__["total"] = lambda: "own"; print(p.total(), P.total(P(1, "z")))
