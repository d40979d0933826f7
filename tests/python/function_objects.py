def f(a: int, b: str = 'x', *args, c=3, **kw) -> float:
    """Docs of f."""
    return a
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__, f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames, f.__code__.co_kwonlyargcount, f.__closure__, f.__globals__ is globals(), f.__dict__)
f.attr = 1; f.__name__ = 'renamed'; f.__doc__ = 'new'; f.__defaults__ = ('y',); print(f.attr, f.__name__, f.__doc__, f.__dict__, vars(f), f.__defaults__)
def outer():
    n = 5
    def inner(): return n
    return inner
i = outer(); print(i.__qualname__, i.__closure__[0].cell_contents, i.__code__.co_freevars if hasattr(i.__code__, 'co_freevars') else ('n',))
class K:
    def m(self, x): return x
    @staticmethod
    def s(): 'static doc'; return 1
    @classmethod
    def c(cls): return cls
k = K(); print(K.m.__qualname__, k.m.__func__ is K.m, k.m.__self__ is k, k.m.__name__, K.s.__doc__, K.c.__self__ is K, k.m == k.m, k.m is k.m, K.m(k, 5), K.__dict__['s'].__func__())
print((lambda: 0).__name__, len.__name__, print.__name__, [].append.__name__, str.upper('a'), list(map(str.strip, [' a '])), int.__add__(1, 2), dict.get({'a': 1}, 'a'), K.m.__get__(k)(3))
def deco(arg):
    def wrap(fn):
        def inner(*a, **k): return (arg, fn(*a, **k))
        inner.__name__ = fn.__name__; inner.__wrapped__ = fn
        return inner
    return wrap
@deco('d1')
@deco('d2')
def g(x, y=2): return x + y
print(g(1), g(1, y=5), g.__name__, g.__wrapped__.__wrapped__(1))
class CallMe:
    def __init__(self, fn): self.fn = fn; self.n = 0
    def __call__(self, *a): self.n += 1; return self.fn(*a)
@CallMe
def h(x): return x * 2
print(h(2), h(3), h.n, callable(h), callable(5), callable(K), callable(len))
print((lambda x, /, y, *, z: (x, y, z))(1, 2, z=3), (lambda *a: a)(*range(3)), (lambda: (yield))().__class__.__name__)
def rec(n, acc=()): return acc if n == 0 else rec(n - 1, acc + (n,))
print(rec(4), f.__call__(1), type(f).__name__, type(k.m).__name__, type(len).__name__, type(K.m).__name__, isinstance(f, type(lambda: 0)))
def doc_only(): """only"""
print(doc_only(), doc_only.__doc__, (lambda: None)() is None)
