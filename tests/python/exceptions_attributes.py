def show(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e.args, [(n, getattr(e, n)) for n in ("name", "obj", "errno", "strerror", "filename", "value", "code", "key", "start", "end", "reason", "encoding", "msg", "lineno", "offset", "path") if hasattr(e, n) and not callable(getattr(e, n))])
for f in (lambda: {}["k"], lambda: [][3], lambda: next(iter(())), lambda: int("z"), lambda: 1 / 0, lambda: (_ for _ in ()).throw(StopIteration(5)), lambda: [].remove(1), lambda: "a".index("b"), lambda: {}.popitem(), lambda: set().pop()): show(f)
def exit_(n): raise SystemExit(n)
def assert_(x): assert x, ("message", x)
show(lambda: exit_(3)); show(lambda: assert_(0)); e = ValueError("a", 1); e.extra = 5; e.add_note("n1"); print(e, repr(e), e.args, e.extra, e.__notes__, e.with_traceback(None) is e, ValueError("x") == ValueError("x"), issubclass(FileNotFoundError, OSError), isinstance(OSError(2, ""), FileNotFoundError), type(OSError(17, "x")).__name__, IOError is OSError)
class E(Exception):
    def __init__(self, a, b=2): super().__init__(a); self.b = b
    def __str__(self): return f"E<{self.args[0]}, {self.b}>"
try: raise E(1)
except E as x: print(x, repr(x), x.args, x.__traceback__ is not None)
for bad in (lambda: (_ for _ in ()).throw(5), lambda: exec("raise 5"), lambda: exec("raise int"), lambda: exec("raise"), lambda: exec("raise ValueError from 5"), lambda: exec("try: 1/0\nexcept 5: pass"), lambda: exec("try: 1/0\nexcept (ValueError, 'x'): pass")):
    try: bad()
    except Exception as x: print(type(x).__name__, x, repr(x.__context__))
n = 0
for i in range(1500):
    try:
        if i % 3 == 0: raise E(i, i % 5)
        elif i % 3 == 1: {}[i]
        else: n += i // (i % 2)
    except E as x: n += x.args[0] + x.b
    except (KeyError, ZeroDivisionError) as x: n -= len(x.args)
print(n)
