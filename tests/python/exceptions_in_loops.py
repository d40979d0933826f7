# Exceptions raised and caught often: their arguments, contexts, causes and traces.
import traceback, sys
class E1(Exception): pass
class E2(E1):
    pass
class E3(Exception):
    def __init__(self, m, code): super().__init__(m); self.code=code
class E4(ValueError):
    def __str__(self): return 'E4!'
def thrower(i):
    if i%7==1: raise ValueError('bad')
    if i%7==2: raise E1('own', i)
    if i%7==3: raise E2
    if i%7==4: raise E3('m', i)
    if i%7==5: raise E4(i)
    if i%7==6: raise KeyError
    return i
def f(n):
    c={}
    for i in range(n):
        try: thrower(i); k='none'
        except (E2, KeyError) as e: k=repr(e)
        except E1 as e: k=(type(e).__name__, e.args[0], e.__context__)
        except ValueError as e: k=str(type(e)), e.__traceback__.tb_lineno, e.__traceback__.tb_next.tb_lineno
        except E3 as e: k=e.args
        c[k]=c.get(k,0)+1
    return sorted((str(k),v) for k,v in c.items() if v>1)
print(f(5000))
def g(n):
    r=[]
    for i in range(n):
        try:
            try: raise ValueError('a')
            except ValueError as e:
                raise E1('b')
        except E1 as e:
            r.append((repr(e.__context__), e.__cause__, sys.exc_info()[1] is e))
    return r[-1], len(set(r))
print(g(3000))
E0=ValueError('same')
def h(n):
    c=0
    for i in range(n):
        try: raise E0
        except ValueError as e: c+= e is E0
        if i==3: t=len(traceback.extract_tb(E0.__traceback__))
    E0.__traceback__=None
    return c
print(h(300))
def nest(n):
    s=0
    for i in range(n):
        try:
            try: raise KeyError(i)
            finally: s+=1
        except LookupError as e: s+=e.args[0]
        else: s-=1000
    return s, sys.exc_info()
print(nest(3000))
def re1(n):
    c=[]
    for i in range(n):
        try:
            try: raise E1(i)
            except E1: raise
        except Exception as e:
            if i==n-1: print(traceback.format_exc().replace(__file__, 'FILE'))
            c.append(e.args)
    return c[-1]
print(re1(2000))
def loopraise(n):
    e=E1('x'); k=0
    for i in range(n):
        try:
            try: raise e
            except E1: raise e
        except E1 as q:
            k+= q.__context__ is None
    e.__traceback__=None
    return k
print(loopraise(500))
def frm(n):
    for i in range(n):
        try: raise E1('q') from ValueError(i)
        except E1 as e: x=(repr(e.__cause__), e.__suppress_context__)
    return x
print(frm(2000))
def tb(n):
    def a(i): return b(i)
    def b(i): raise E1(i)
    for i in range(n):
        try: a(i)
        except E1 as e: r=[(t.name,t.lineno) for t in traceback.extract_tb(e.__traceback__)]
    return r
print(tb(2000))
class M(type):
    def __call__(cls,*a): return ValueError('meta')
class E5(Exception, metaclass=M): pass
class E6(Exception):
    def __new__(cls,*a): return ValueError('new')
class E7(KeyError):
    def __init__(self,*a): pass
def odd(n):
    for i in range(n):
        r=[]
        for E in (E5,E6,E7):
            try: raise E(i,2)
            except Exception as e: r.append(repr(e))
    return r
print(odd(1000))
def dyn(n):
    r=0
    for i in range(n):
        try: raise ValueError(i)
        except (KeyError if i%2 else ValueError): r+=1
        except ValueError: r+=10
    return r
print(dyn(1000))
def kw():
    try: raise ValueError(a=1)
    except TypeError as e: return str(e)
print(kw())
import gc
def bal():
    for i in range(5000):
        try:
            if i%3==0: raise StopIteration(i)
            if i%3==1: raise OSError(2,'no')
            raise SystemExit(3)
        except StopIteration as e: a=e.value
        except OSError as e: b=e.errno
        except SystemExit as e: c=e.code
    return a,b,c
print(bal())
ValueError.__name__
def late(n):
    for i in range(n):
        if i==n-5: E1.__init__=lambda self,*a: setattr(self,'z',len(a))
        try: raise E1(1,2)
        except E1 as e: r=(e.args,getattr(e,'z',None))
    return r
print(late(3000))
def refused(n):
    found = set()
    for i in range(n):
        try:
            try: raise ValueError(i)
            except (ValueError, 5): found.add('caught')
        except TypeError as e: found.add(str(e))
    return found
print(refused(1000))
