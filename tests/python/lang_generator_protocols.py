def g():
    x = yield 1
    print("got", x)
    try: y = yield 2
    except ValueError as e: y = f"caught {e}"
    print("y", y)
    return "result"
it = g(); print(next(it), it.send("hi"))
try: it.throw(ValueError("v"))
except StopIteration as e: print(e.value)
print(list(it), next(it, "done"))
def outer():
    r = yield from g()
    print("r", r); yield r
it = outer(); print(next(it), next(it)); print(it.send(None))
def closing():
    try: yield 1; yield 2
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
it = closing(); next(it); it.close(); it.close(); print(list(it))
def stubborn():
    while True:
        try: yield
        except GeneratorExit: pass
        break_ = yield
it = stubborn(); next(it)
try: it.close()
except RuntimeError as e: print(e)
it2 = g()
try: it2.send(5)
except TypeError as e: print(e)
def selfish(): yield next(me)
me = selfish()
try: next(me)
except ValueError as e: print(e)
def stop(): yield 1; raise StopIteration("x")
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__))
def fib():
    a, b = 0, 1
    while True:
        reset = yield a
        a, b = (0, 1) if reset else (b, a + b)
f = fib(); print([next(f) for _ in range(8)], f.send(True), next(f), f.gi_running, f.gi_frame is not None, f.__name__)
gen = (x * y for x in range(3) for y in range(x)); print(list(gen), list(gen), type(gen).__name__)
import itertools, inspect
print(list(itertools.islice(fib(), 5, 10)), inspect.isgenerator(f), inspect.isgeneratorfunction(fib), inspect.getgeneratorstate(f))
def delegate(): return (yield from [1, 2]), (yield from "ab"), (yield from (i for i in range(2)))
d = delegate(); print([x for x in d])
