from contextlib import *
import io, sys
log = []
@contextmanager
def cm(n):
    log.append(f"+{n}")
    try: yield n * 2
    except KeyError as e: log.append(f"caught {e}")
    finally: log.append(f"-{n}")
with cm(1) as a, cm(2) as b: log.append(a + b)
with cm(3): raise KeyError("k")
try:
    with cm(4): raise ValueError("v")
except ValueError as e: log.append(str(e))
print(log); log.clear()
@cm(5)
def deco(x): log.append("body"); return x
print(deco(1), deco(2), log); log.clear()
with ExitStack() as st:
    for i in range(3): st.enter_context(cm(i))
    st.callback(log.append, "cb"); st.push(lambda *e: log.append(e[0]) or True)
    raise RuntimeError("swallowed")
print(log); log.clear()
with suppress(KeyError, IndexError): [][1]
with suppress(): pass
with redirect_stdout(io.StringIO()) as out: print("hidden")
print(repr(out.getvalue())); 
with nullcontext(7) as v: print(v)
class R:
    def close(self): log.append("closed")
with closing(R()): pass
class C(ContextDecorator):
    def __enter__(self): log.append("in"); return self
    def __exit__(self, *e): log.append("out"); return False
@C()
def f(): return 9
print(f(), log)
@contextmanager
def bad0():
    if 0: yield
@contextmanager
def bad2(): yield 1; yield 2
@contextmanager
def stop(): yield
for b in (bad0, bad2):
    try:
        with b(): pass
    except RuntimeError as e: print(e)
try:
    with stop(): raise StopIteration("s")
except StopIteration as e: print("stop", e)
with ExitStack() as s: s2 = s.pop_all()
print(isinstance(cm(1), AbstractContextManager), s2.close()); n = 0
for i in range(1000):
    with cm(i) as q: n += q
    if i % 100 == 0: log.clear()
print(n, len(log))
