class A:
    def f(self): return __class__
print(A().f() is A, A.__qualname__, A.f.__qualname__)
def o():
    class In:
        def m(self): pass
    return In
print(o().__qualname__, o().m.__qualname__, o())
x=1
class S:
    x=2
    def f(self): return x
    l=[x for _ in range(1)]
    y=x
print(S().f(),S.l,S.y)
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
