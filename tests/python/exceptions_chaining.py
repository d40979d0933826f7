def chain(e):
    out = []
    while e: out.append((type(e).__name__, str(e))); e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return out
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError('from') from e
except ValueError as e: print(chain(e), e.__cause__ is e.__context__)
try:
    try: {}['x']
    except KeyError: raise TypeError('during')
except TypeError as e: print(chain(e))
try:
    try: [][0]
    except IndexError: raise RuntimeError('none') from None
except RuntimeError as e: print(chain(e), repr(e.__context__), e.__suppress_context__)
try: raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__), e.args)
for bad in ['raise 1', 'raise "x"', 'raise ValueError from 1', 'raise', 'raise int']:
    try: exec(bad)
    except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
class App(Exception):
    def __init__(self, code, message='m'): super().__init__(message); self.code = code
try: raise App(5)
except App as e: print(e, e.code, e.args, repr(e))
e = ValueError('a', 1); e.add_note('n1'); e.add_note('n2'); print(e.__notes__, e, repr(e), e.args)
def f():
    try: return 'try'
    finally: print('fin')
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print('f', i)
    return i
print(g())
def h():
    try: raise ValueError
    except (TypeError, ValueError): return 'caught'
    else: return 'else'
    finally: print('h fin')
print(h())
try: raise KeyError('k')
except Exception as e: print(str(e), repr(e), e.args, isinstance(e, LookupError))
try: int('x')
except ValueError as e:
    try: raise
    except ValueError as e2: print(e is e2)
import sys
try: raise OSError(99, 'No such file', 'name')
except OSError as e: print(e, e.errno, e.strerror, e.filename, sys.exc_info()[0].__name__)
print(sys.exc_info())
try: raise SystemExit(3)
except SystemExit as e: print(e.code)
try: raise StopIteration(1, 2)
except StopIteration as e: print(e.value, e.args)
print(issubclass(FileNotFoundError, OSError), ValueError.__mro__[1].__name__, BaseException().args, Exception('a') == Exception('a'))
def nested():
    try:
        try: raise ValueError('inner')
        finally: raise TypeError('from finally')
    except TypeError as e: return repr(e.__context__)
print(nested())
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t and t.__name__, v); return t is ValueError
with CM(): raise ValueError('swallowed')
try:
    with CM(): raise TypeError('through')
except TypeError as e: print('out', e)
