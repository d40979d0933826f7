class C:
    def __init__(s,n,sup=False): s.n=n; s.sup=sup
    def __enter__(s): print('en',s.n); return s
    def __exit__(s,t,v,tb): print('ex',s.n,t and t.__name__,v); return s.sup
with C(1) as a, C(2): print('in')
with (C(1) as a, C(2,True) as b,): raise ValueError('q')
print('after')
