# Whether objects can be made goes by `__abstractmethods__`, whoever has written it.
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
def t(f):
    try: print(type(f()).__name__)
    except BaseException as e: print(type(e).__name__, e)
t(A)
A.__abstractmethods__=frozenset()
t(A)
A.__abstractmethods__=frozenset({'q','r'})
t(A)
class B: pass
B.__abstractmethods__=frozenset({'x'})
t(B)
print(B.__abstractmethods__)
B.__abstractmethods__=()
t(B)
del B.__abstractmethods__
t(B)
try: del B.__abstractmethods__
except AttributeError: print("none")
class C(A):
    def f(self): pass
print(C.__abstractmethods__)
C.f2=abc.abstractmethod(lambda self:0)
abc.update_abstractmethods(C); t(C)
class D(A): pass
D.f=lambda s:1
abc.update_abstractmethods(D)
t(D)
class Base(abc.ABC):
    def __new__(cls, *args):
        return super().__new__(cls)

    @abc.abstractmethod
    def g(self): ...


class Made(Base):
    def g(self):
        return 1


t(Base)
t(Made)
for _ in range(3000):
    Made()
Made.__abstractmethods__ = frozenset({"later"})
t(Made)
Made.__abstractmethods__ = frozenset()
t(Made)


class Failure(Exception, abc.ABC):
    @abc.abstractmethod
    def f(self): ...


class Numbers(list, abc.ABC):
    @abc.abstractmethod
    def f(self): ...


t(Failure)
t(Numbers)
