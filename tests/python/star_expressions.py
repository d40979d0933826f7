a,*b,c=range(6); print(a,b,c); [x,(y,*z)]=1,(2,3,4); print(x,y,z)
def f(a,/,b,*,c=3,**k): return a,b,c,k
print(f(1,2,c=4,d=5), f(1,b=2,a=9), [*range(3),*'ab'], {**{'a':1},'b':2}, (*[1],))
for i,*r in [(1,2,3),(4,)]: print(i,r)
def g(*a,**k): return a,k
print(g(*[1,2],3,*[4],**{'x':1},y=2))
