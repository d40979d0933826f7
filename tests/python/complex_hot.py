class C(complex): pass
def add(a,b): return a+b
def sub(a,b): return a-b
def mul(a,b): return a*b
def div(a,b): return a/b
vals=[1+2j, -0.5j, complex(3,-0.0), 2, 2.5, True, 10**30, -0.0, 1e308*10, complex('nan'), complex(0,float('inf')), C(1,2), C(3)]
def table(f, l, r):
    out=[]
    for a in l:
        for b in r:
            try: out.append(f(a,b))
            except Exception as e: out.append(type(e).__name__)
    return out
def hot(f,a,b,n):
    for i in range(n): r=f(a,b)
    return r
for f in (add,sub,mul,div):
    print(hot(f,1+2j,3-1j,4000))
    print(table(f,[1+2j,complex(0.0,-0.0)],vals)); print(table(f,vals,[1+2j,C(0,1)]))
def mandel(w,h,it):
    t=0
    for y in range(h):
        for x in range(w):
            c=complex(3.0*x/w-2,2.0*y/h-1); z=0j
            for i in range(it):
                if abs(z)>2: break
                z=z*z+c
            t+=i
    return t
print(mandel(60,40,50))
def parts(z,n):
    s=0.0
    for i in range(n): s+=z.real*2+z.imag; z+=1
    return s,z
print(parts(1+1j,3000)); print(parts(C(1,1),10))
def cls(o,n):
    for i in range(n): c=o.__class__
    return c
class A: pass
class B: pass
a=A(); print(cls(a,3000)); a.__class__=B; print(cls(a,10), cls(B(),10), cls(5,5), cls({},5), cls(a.__dict__,5), cls(A,5))
class E2:
    def __init__(s,n): s.__dict__['n']=n
print(cls(E2(1),3000)); E2.__class__; A.zz=1
