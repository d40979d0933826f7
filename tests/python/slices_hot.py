def f(l,a,b):
    return l[a:b], l[::-1], l[a:], l[:b], l[b:a:-1], l[a::2]
for i in range(3000): r=f([1,2,3,4,5,6,7],i%4-2,i%9-4)
print(r, f((1,2,3),0,2), f('abcde',1,3), f(b'abc',0,2), f(range(9),1,4))
def g(l,v,a,b,s):
    l[a:b:s]=v; return l
for i in range(3000): r=g([1,2,3,4,5,6,7],(i,i+1),i%3,i%3+2,1)
print(r); print(g([1,2,3,4],iter('ab'),0,4,2), g([1,2],5 and {7:1},1,1,None))
l=[1,2,3]; l[1:2]=l; print(l); l[::-1]=l; print(l)
class K:
    def __getitem__(s,k): return k
    def __setitem__(s,k,v): print(k,v)
print(f(K(),1,2)); g(K(),1,2,3,None)
for bad in (lambda: g([1],5,0,1,None), lambda: g([1],5,0,1,2), lambda: g([1,2],[1],0,2,2),lambda:f([1],'a',1),lambda:g([1],[1],0,1,0),lambda:g((1,),[1],0,1,None),lambda:f(5,1,2)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
