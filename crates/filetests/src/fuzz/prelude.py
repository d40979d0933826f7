# What every random program begins with.
from collections import namedtuple
def num(x):
    if isinstance(x, int): return x if -10 ** 40 < x < 10 ** 40 else x % 1000003
    if isinstance(x, float): return int(x) if -1e18 < x < 1e18 else 17
    if isinstance(x, (str, list, dict, tuple)): return len(x)
    return 0 if x is None else 3
def small(x):
    return x if -1e15 < x < 1e15 else 0.25 if isinstance(x, float) else x % 1000003
def show(x, depth=3):
    if isinstance(x, int): return str(x) if -10 ** 60 < x < 10 ** 60 else 'big' + str(x % 10 ** 9)
    if isinstance(x, (list, tuple)): return '[' + ', '.join(show(y, depth - 1) for y in x[:8]) + ']' if depth else '...'
    if isinstance(x, dict): return show([y for pair in x.items() for y in pair], depth) if depth else '...'
    if isinstance(x, (str, float)) or x is None: return repr(x)
    return f'{type(x).__name__}({show(x.n)}, {show(x.x)})' if hasattr(x, 'x') else type(x).__name__
def drive(it, n):
    out = []
    try:
        for k in range(n):
            if k % 5 == 3: out.append(it.throw(ValueError(k)))
            elif k % 3 == 1: out.append(it.send(k))
            else: out.append(next(it))
    except Exception as e:
        out.append(type(e).__name__)
    it.close()
    return out
def passing(f):
    def wrapper(*args, **kwargs): return f(*args, **kwargs)
    return wrapper
Pair = namedtuple('Pair', 'first second')
class Named:
    __slots__ = ()
    def __repr__(self): return type(self).__name__
class Stop(Exception): pass
class Guard:
    def __init__(self, log): self.log = log
    def __enter__(self):
        self.log.append(1)
        del self.log[20:]
        return len(self.log)
    def __exit__(self, kind, error, trace):
        self.log.append(2)
        return kind is Stop
total = 0
