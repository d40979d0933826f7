class A:
    def __bool__(self): return False
class B:
    def __len__(self): return 0
class C:
    def __bool__(self): return 3
def f(x): return bool(x)
vals=[0,1,2**70,0.0,float('nan'),-0.0,'', 'a', [], [1], {}, (), None, True, False, A(), B(), object(), 0j, 1j, b'', range(0)]
for k in range(300):
    r=[f(v) for v in vals]
print(r, bool(), type(bool(5)))
try:
    for k in range(3): f(C())
except TypeError as e: print(e)
def g(n):
    t=0
    for i in range(n): t += bool(i & 1)
    return t
print(g(5000))
try: bool(1,2)
except TypeError as e: print(e)
