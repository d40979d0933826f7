class A:
    def f(s): return 'A'
    @classmethod
    def c(cls): return 'cA '+cls.__name__
    @staticmethod
    def st(): return 'st'
class B(A):
    def f(s): return super(B,s).f()+'B'
    @classmethod
    def c(cls): return super().c()+'!'
    def g(s):
        def inner(): return super(B,s).f()
        return inner()
    def h(s): return [super(B,s).f() for _ in range(2)]
    x=super
b=B(); print(b.f(),b.c(),B.c(),b.g(),b.h(),b.st(), super(B,b).f(), super(B,B).c())
print(super(B,b))if 0 else None
