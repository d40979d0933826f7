from collections import namedtuple
P=namedtuple('P','a b')
class L(list): pass
def get(o,i): return o[i]
def put(o,i,v): o[i]=v
def run(o, idx):
    out=[]
    for i in idx:
        try: out.append(get(o,i))
        except Exception as e: out.append(type(e).__name__+str(e))
    return out
def runput(o, pairs):
    out=[]
    for i,v in pairs:
        try: put(o,i,v); out.append(bytes(o) if isinstance(o,bytearray) else list(o))
        except Exception as e: out.append(type(e).__name__+str(e))
    return out
def hot(o,n):
    s=0
    for i in range(n): s+=o[i%2]+o[-1]
    return s
def hotput(o,n):
    for i in range(n): o[i%2]=i&127; o[-1]=3
    return o
for o in (P(1,2),L([1,2]),b'ab',bytearray(b'xy')):
    print(hot(o,5000)); print(run(o,[0,1,-1,-2,2,-3,True,1.5,'x',None,slice(0,1),10**30]))
for o in (L([1,2]),bytearray(b'xy')):
    print(hotput(o,5000)); print(runput(o,[(0,5),(1,6),(-1,7),(2,0),(-3,1),(True,9),(0,256),(0,-1),(0,'a'),(0,3.5),('x',1),(0,True)]))
class L2(list):
    def __getitem__(self,i): return list.__getitem__(self,i)*2
print(hot(L2([1,2]),3000))
def grow(b,n):
    for i in range(n):
        b.append(i&255); b[-1]^=1
    return sum(b)
print(grow(bytearray(),3000))
x=L([1,2])
print(hot(x,3000)); L.__getitem__=lambda s,i: 7; print(hot(x,10)); del L.__getitem__; print(hot(x,10))
z=bytearray.__new__(bytearray)
try: print(hot(z,5))
except IndexError as e: print(e)
m=memoryview(bytearray(b'abc')); print(hot(m,4))
