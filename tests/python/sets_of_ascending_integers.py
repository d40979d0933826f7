# Sets of integers that ascend are filled at once, and keep the order of those that are filled one by one.
import random
random.seed(5)
for n in (0,1,4,5,8,9,19,20,60,100,154,155,700,5000, 21000):
    for l in (list(range(n)), list(range(3,3+n)), tuple(range(0,2*n,2)), range(n), range(5,5+3*n,3), list(range(-n//2,n//2)), [x*1000003 for x in range(n)], sorted(random.sample(range(n*3+1),n)), [0]*n, list(range(n))+[True,2.0]):
        s=set(l); f=frozenset(l)
        o=list(s)
        s.add(-5); s.add(10**9); s.discard(3); s|={7,8,n+1,n*7}
        print(n, sum(i * int(k) for i, k in enumerate(o, 1)) % 65521, o[:10], list(f)==o, sum(i * int(k) for i, k in enumerate(s, 1)) % 65521, len(s), list(s)[:8], sorted(s)==sorted(set(s)))
        t=set(); t.update(l); t-={1,2}; print(list(t)[:20], list(t|f)[-5:])
w=["w%d"%random.randrange(50) for _ in range(2000)]; print(sorted(set(w))==sorted(dict.fromkeys(w)), len(set(w)))
a="x"*15; print({a+"1",a+"2","x"*15+"1"}=={a+"1",a+"2"}, {"abc","ab"+"c"}, {"é"*3,"é"*2+"é"})
