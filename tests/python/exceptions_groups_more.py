def leaf(*ts): return [t(i) for i, t in enumerate(ts)]
g = ExceptionGroup("top", [*leaf(ValueError, KeyError), ExceptionGroup("in", leaf(TypeError, ValueError))])
print(g, repr(g), g.message, len(g.exceptions), g.subgroup(ValueError), g.split(KeyError), g.subgroup(lambda e: e.args == (1,)), g.derive([OSError(1)]), g.subgroup(OSError))
def run(f):
    out = []
    try:
        try: f()
        except* ValueError as e: out.append(("v", [repr(x) for x in e.exceptions]))
        except* (KeyError, TypeError) as e: out.append(("kt", len(e.exceptions)))
        else: out.append("else")
        finally: out.append("finally")
    except BaseException as e: out.append(("left", repr(e)))
    return out
def go(e): raise e
print(run(lambda: go(g)), run(lambda: go(ValueError(1))), run(lambda: go(OSError(1))), run(lambda: None), run(lambda: go(ExceptionGroup("o", [OSError(1), ValueError(2)]))), run(lambda: go(BaseExceptionGroup("b", [KeyboardInterrupt()]))), run(lambda: 1 / 0), sep="\n")
for bad in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: exec("try: 1/0\nexcept* ExceptionGroup: pass")):
    try: print(repr(bad()))
    except Exception as e: print(type(e).__name__, str(e).split(" (")[0])
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG("derived", excs)
print(repr(MyG("m", [ValueError(1), KeyError(2)]).split(ValueError)[0]), type(BaseExceptionGroup("x", [ValueError()])).__name__); n = 0
for i in range(300):
    try:
        try: raise ExceptionGroup("e", [ValueError(i), KeyError(i)][: i % 2 + 1])
        except* ValueError as e: n += e.exceptions[0].args[0]
    except* KeyError as e: n -= 1
print(n)
