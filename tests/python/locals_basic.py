def f(a,b=2):
    c=3
    d=locals(); return sorted(d.items())
print(f(1)); print('f' in globals(), globals()['f'] is f, __name__); globals()['newv']=3; print(newv)
class K:
    x=1
    y=sorted(k for k in locals() if not k.startswith('__'))
print(K.y)
def g():
    a=1
    return vars(), dir()
print(g())
print('f' in dir(), vars() is globals())
