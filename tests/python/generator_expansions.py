# Generator expressions that builtins consume: values, scopes, and what tracebacks show of their frames.
import traceback
def show(f,*a):
    try: print(f(*a))
    except Exception: print(traceback.format_exc().replace(__file__, "FILE"), end="")
def f1(v): return any(1/x for x in v)
def f2(v): return sum(x.foo for x in v if x)
def f3(v): return max(next(v) for _ in range(5))
def f4(v): return list(y for x in v for y in x)
def f5(v): return dict((k, 1//v[k]) for k in v)
def f6(v): return ''.join(str(1//x) for x in v)
def f7(v): return sum('a' for x in v)
def f8(v): return set([x] for x in v)
def f9(v): return sorted(x for x in v)
def f10(v): return min(a*b for a,b in zip(v, v[1:]))
def f11(v): return sum(sum(1/y for y in x) for x in v)
def f12(v): return tuple(map(f1, [[x] for x in v]))
def f13(v): return sum(y for y in map(f14, v))
def f14(x):
    if x==2: raise StopIteration
    return x
def gen():
    yield 1
    raise KeyError('gen')
def f15(): return sum(x for x in gen())
def f16(v):
    def inner(): return any((lambda: 1/x)() for x in v)
    return inner()
def f17(n):
    z=0
    r=list((z:=z+x) for x in range(n))
    return r,z
def f18(v): return min(x for x in v)
class K:
    a=[1,2,3]
    b=sum(x for x in a)
    c=[list(x for x in range(q)) for q in a]
print(K.b,K.c)
for f,a in ((f1,[1,0]),(f1,[]),(f2,[0,5]),(f3,iter([1,2])),(f4,[[1],2]),(f4,[[1,2],[3]]),(f5,{1:0}),(f5,{1:1}),(f6,[1,0]),(f6,[1]),(f7,[1]),(f8,[1]),(f9,[1,'a']),(f9,[3,1]),(f10,[1,2,'a',None]),(f10,[1,2,3]),(f10,[]),(f11,[[1],[0]]),(f11,[[1],[2]]),(f12,[1,0]),(f13,[1,2,3]),(f16,[1,0]),(f16,[1]),(f17,4),(f18,[]),(f1,5)):
    show(f,a)
show(f15)
def over():
    def sum(x): return list(x)
    return sum(x for x in range(3))
print(over())
x=5
print(any(x==3 for x in range(4)), x, list(x for x in 'abc'), sum(x for x in (y*y for y in range(4))))
print(eval('sum(q for q in range(4))'), eval('[sum(a for q in range(4)) for a in (1,2)]'))
exec('def ff(n): return all(i<n for i in range(n))\nprint(ff(4))')
import sys
any=lambda g: type(g).__name__
print(any(x for x in [1]))
del any
def t():
    fs=list((lambda: i) for i in range(3))
    return [f() for f in fs]
print(t())
def nest(rows): return max(sum(c for c in r if c>k) for r in rows for k in (0,1))
print(nest([[1,2],[3]]))
def stop():
    try: return list(next(iter(())) for x in range(2))
    except RuntimeError as e: return repr(e), repr(e.__cause__), repr(e.__context__)
print(stop())
def tbn():
    try: sum(1/x for x in [0])
    except Exception as e:
        t=e.__traceback__; r=[]
        while t: r.append((t.tb_frame.f_code.co_name,t.tb_lineno)); t=t.tb_next
        return r
print(tbn())
