class P(tuple):
    def __new__(cls,x,y): return super().__new__(cls,(x,y))
    @property
    def x(self): return self[0]
p=P(1,2); print(p, p.x, p+(3,), p==(1,2), len(p), hash(p)==hash((1,2))); a,b=p; print(a,b, isinstance(p,tuple))
for i in p: print(i)
print({p:1}[(1,2)], sorted([P(3,1),P(1,2)]), p[0:1], "%d-%d"%p)
