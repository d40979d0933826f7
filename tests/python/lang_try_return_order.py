out = []
def f(k):
    try:
        out.append("try")
        if k == 0: return "a"
        if k == 1: raise ValueError("b")
        if k == 2: raise KeyError("c")
    except ValueError as e:
        out.append("except"); return str(e)
    else: out.append("else"); return "else"
    finally: out.append("finally")
for k in range(4):
    try: print(f(k), out)
    except KeyError as e: print("key", e, out)
    out.clear()
def g():
    for i in range(3):
        try: return i
        finally:
            if i < 2: continue
def h():
    try: 1 / 0
    except ZeroDivisionError:
        try: raise KeyError("inner")
        except KeyError as e: return type(e.__context__).__name__, e.__cause__
def chain():
    try:
        try: int("x")
        except ValueError as e: raise RuntimeError("outer") from e
    except RuntimeError as e: return repr(e.__cause__), e.__suppress_context__
def none():
    try:
        try: int("x")
        except ValueError: raise RuntimeError("quiet") from None
    except RuntimeError as e: return repr(e.__context__), e.__suppress_context__
print(g(), h(), chain(), none())
def var():
    try: raise ValueError("v")
    except ValueError as e: pass
    try: return e
    except UnboundLocalError as err: return str(err)
print(var())
class Ctx:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): out.append(f"in{self.n}"); return self
    def __exit__(self, t, v, tb): out.append(f"out{self.n}:{t and t.__name__}"); return self.s
def w():
    with Ctx(1, True), Ctx(2) as c: raise ValueError(c.n)
    out.append("after")
    for i in range(2):
        with Ctx(i): 
            if i: return "ret"
            continue
print(w(), out)
def re():
    try: raise ValueError(1)
    except (KeyError, ValueError) as e:
        e.add_note("n"); 
        try: raise
        except ValueError as e2: return e is e2, e2.__notes__, e2.args
print(re())
