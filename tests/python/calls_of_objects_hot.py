class Cmd:
    def __init__(self, do): self.do = do
    def __call__(self, st): return self.do(st)
class Two:
    def __call__(self, a, b=2, *c, **d): return (a, b, c, d)
def run(n):
    cmds = [Cmd(lambda s: s + 1), Cmd(lambda s: s * 3 % 10007)]; s = 1
    for i in range(n): s = cmds[i % 2](s)
    return s
print(run(20000))
def call(f, *a, **k): return f(*a, **k)
def one(f, x): return f(x)
def many(fs, n):
    t=0
    for i in range(n):
        for f in fs: t+=one(f,i)
    return t
class A:
    def __call__(self,x): return x+1
class B(A):
    def __call__(self,x): return super().__call__(x)*2
class C(A): pass
print(many([A(),B(),C(),lambda x:x,abs,A().__call__,int],500))
print(many([A()],3000)); A.__call__=lambda s,x:-x; print(many([A(),C()],10))
del A.__call__
try: print(one(A(),3))
except TypeError as e: print(e)
print(call(Two(),1), call(Two(),1,3,4,z=5)); t=Two()
for i in range(3000): r=t(i); q=t(i,b=3)
print(r,q)
class Err:
    def __call__(self,x):
        if x>2990: raise ValueError(x)
        return x
def tr(n):
    e=Err();c=0
    for i in range(n):
        try: c+=e(i)
        except ValueError as v: c-=1
    return c
print(tr(3000))
try: t()
except TypeError as e: print(e)
class Count:
    n=0; label='a'
    def __init__(self): Count.n+=1; Count.label='b'; Count.last=self
class Sub(Count):
    pass
def mk(n):
    for i in range(n): Count()
    Sub.n=5
    for i in range(10): Sub(); Sub.n+=1
    return Count.n, Sub.n, Sub.label
print(mk(4000)); 
class G:
    v=0
def bump(c,n):
    for i in range(n): c.v+=1
    return c.v
print(bump(G,3000)); G.v=property(lambda s:7); print(G().v)
try: bump(G,2)
except TypeError as e: print(e)
G.v=1.5; print(bump(G,3000)); G.v='s'
def setf(c,x,n):
    for i in range(n): c.v=x
setf(G,3,3000); print(G().v); setf(G,lambda s:4,5); print(G().v()); setf(G,classmethod(lambda c:c.__name__),5); print(G().v())
class M(type):
    def __setattr__(c,k,v): super().__setattr__(k,v*2)
class MM(metaclass=M): v=1
setf(MM,3,3000); print(MM.v)
