print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return inc, get
inc, get = counter(); inc(); inc(5); print(get(), inc.__closure__ is not None)
x = 'module'
class K:
    x = 'class'
    def m(self): return x
    y = [x for _ in range(1)]
    z = [v + x for v in x]
    w = (lambda: x)()
print(K().m(), K.y, K.z[:1], K.w)
def late():
    def f(): return v
    v = 1; a = f(); v = 2
    return a, f()
print(late())
def unbound(flag):
    if flag: q = 1
    return q
try: unbound(False)
except UnboundLocalError as e: print(e)
def free_unbound():
    def f(): return later
    try: f()
    except NameError as e: print(type(e).__name__, e)
    later = 1
free_unbound()
def deleter():
    a = 1
    del a
    try: return a
    except UnboundLocalError as e: return str(e)
print(deleter())
def g():
    global made
    made = 5
g(); print(made)
try:
    raise ValueError('v')
except ValueError as err: kept = err
try: err
except NameError as e: print(e)
def comp_scope():
    i = 'outer'
    r = [i for i in range(3)]
    s = {i: j for i, j in zip('ab', 'cd')}
    t = [y := i, y]
    return i, r, s, t, y
print(comp_scope())
print([[a, b] for a in range(2) for b in range(a, 2) if a != b], [last := k for k in range(4)], last)
def defaults(a, b=[], c={}): b.append(a); c[a] = len(b); return b, c
defaults(1); print(defaults(2))
f = [lambda x, n=n: x * n for n in range(3)]; print([g(10) for g in f])
def outer():
    def rec(n): return 1 if n == 0 else n * rec(n - 1)
    return rec(5)
print(outer())
def kwonly(*, a, b=2): return a, b
try: kwonly(1)
except TypeError as e: print(e)
def posonly(a, /, b): return a, b
try: posonly(a=1, b=2)
except TypeError as e: print(e)
print(kwonly(a=1), posonly(1, b=3), (lambda *a, **k: (a, k))(1, z=2))
