print(int.__add__(1,2.5), int.__mul__(2,'a'), float.__add__(1.0,'a'), str.__eq__('a',1), int.__lt__(1,2.0), (1).__eq__('a'), [].__eq__(1), (1).__floordiv__(2.0),(2).__pow__(2.0), (1).__and__(1.0), (1).__radd__(1.5),{}.__eq__([]), set().__or__([1]), float.__radd__(1.0,2), int.__truediv__(1,2), complex.__add__(1j,'a'), tuple.__lt__((1,),[1]), (1).__divmod__(1.5), list.__eq__([1],(1,)), frozenset().__and__({1}), dict.__or__({},[]), bool.__and__(True,1.0))
def f():
    def g(): return x
    try: g()
    except NameError as e: print(repr(e), type(e))
    x=1
f()
def f2():
    x=1
    def g(): print(x)
    del x
    try: g()
    except NameError as e: print(repr(e))
    try: x
    except NameError as e: print(repr(e))
f2()
def f3():
    try: print(y)
    except UnboundLocalError as e: print(e)
    y=1
    def h(): return y
f3()
def f4():
    try: del zz
    except UnboundLocalError as e: print(e)
    zz=1; del zz
    try: zz+=1
    except UnboundLocalError as e: print(e)
f4()
def f5():
    def inner(): nonlocal c; c+=1
    try: inner()
    except NameError as e: print(repr(e))
    c=0
f5()
l=[3,1,2]
def key(x):
    l.append(1); return x
try: l.sort(key=key)
except ValueError as e: print(e)
l=[3,1,2]
class C:
    def __init__(s,v): s.v=v
    def __lt__(s,o): l.clear(); return s.v<o.v
l=[C(3),C(1)]
try: l.sort()
except ValueError as e: print(e)
d={'a':[1]}
try: print(d.items()-{('a',1)})
except TypeError as e: print(e)
try: print(d.items()&{('a',1)})
except TypeError as e: print(e)
try: print(d.items()-[1])
except TypeError as e: print(e)
from functools import lru_cache
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return 1
    def __eq__(s,o): g(s.v); return s.v==o.v
@lru_cache(maxsize=2)
def g(x): return x
for i in range(5): g(K(i))
print(g.cache_info().misses)
@lru_cache(None)
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(100))

big = "\U0010ffff"
print(len(big), "\x00" < big, sorted([big, "a", "\u1234"]) == ["a", "\u1234", big], ascii(big + "\ud800"))
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError(2)
except KeyError as e:
    print(repr(e))
class E(int):
    def __int__(self): return E2(5)
class E2(int): pass
print(int(E(3)), float.__getformat__("double"))
