class C:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__); return self.swallow
with C(1) as a, C(2) as b: print(a, b)
with (C(3) as c, C(4, True) as d,): raise ValueError('x')
with C(5) as (e): print(e)
def ret():
    with C(6): return 'value'
print(ret())
for i in range(2):
    with C(i):
        if i == 0: continue
        break
try:
    with C(7), C(8): 1 / 0
except ZeroDivisionError: print('escaped')
class Bad:
    pass
for bad in [Bad(), 5]:
    try:
        with bad: pass
    except TypeError as e: print(e)
class FailEnter:
    def __enter__(self): raise KeyError('enter')
    def __exit__(self, *a): print('never')
try:
    with C(9), FailEnter(): pass
except KeyError as e: print(repr(e))
class FailExit(C):
    def __exit__(self, *a): raise RuntimeError('exit')
try:
    with FailExit(10): raise ValueError('body')
except RuntimeError as e: print(repr(e), repr(e.__context__))
class Target: pass
t = Target(); items = [0]
with C('attr') as t.x, C('item') as items[0], C('tuple') as (p, *q): print(t.x, items, p, q)
class Self:
    def __enter__(self): self.log = []; return self
    def __exit__(self, *a): self.log.append('done')
    def add(self, x): self.log.append(x); return self
with Self() as s: s.add(1).add(2)
print(s.log)
def gen():
    with C('gen'): yield 1; yield 2
g = gen(); next(g); g.close()
