# Coroutines, asynchronous generators and context managers, driven by hand.
import types
async def f(x):
    return x + 1
async def g():
    a = await f(1)
    b = await f(a)
    return a, b
def run(c):
    try:
        while True:
            print("yielded", c.send(None))
    except StopIteration as s:
        return s.value
print(run(g()))
class Aw:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n):
            yield i
        return "done", self.n
async def h():
    r = []
    for i in range(3):
        r.append(await Aw(i))
    return r
print(run(h()))
async def ag(n):
    try:
        for i in range(n):
            await Aw(1)
            x = yield i * 10
            if x: print("got", x)
    finally:
        print("ag done")
async def use():
    out = []
    async for v in ag(4):
        out.append(v)
    out.append([v async for v in ag(3) if v])
    out.append({v: await f(v) async for v in ag(2)})
    gen = (await f(v) async for v in ag(2))
    out.append(type(gen).__name__)
    out.append([v async for v in gen])
    a = ag(3)
    out.append(await a.__anext__())
    out.append(await a.asend("hello"))
    try:
        out.append(await a.athrow(ValueError("x")))
    except ValueError as e:
        out.append(repr(e))
    out.append(await anext(a, "end"))
    return out
print(run(use()))
class CM:
    async def __aenter__(self):
        print("enter"); await Aw(1); return "cm"
    async def __aexit__(self, *e):
        await Aw(1)
        print("exit", e[0])
        return e[0] is KeyError
async def w():
    async with CM() as c, CM() as d:
        print(c, d)
    async with CM():
        raise KeyError(1)
    for i in range(2):
        async with CM():
            if i == 0: continue
            return "returned"
print(run(w()))
for bad in ("async def f():\n  yield 1\n  return 2", "await x", "def f():\n  await x", "async def f():\n yield from x", "def f():\n async for x in y: pass","def f():\n async with y: pass", "def f(): return [x async for x in y]", "class A:\n  await x", "lambda: await x"):
    try: compile(bad, "bad", "exec"); print("fine")
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_offset)
async def errs(x):
    try:
        if x == 0: await 1
        if x == 1:
            async for i in [1]: pass
        if x == 2:
            async with 3: pass
        if x == 3:
            c = f(1); await c; await c
    except Exception as e: print(type(e).__name__, e)
for i in range(4): run(errs(i))
c = f(1)
print(type(c), c.__name__, c.__qualname__, c.cr_running, f.__code__.co_flags & 0x80, ag.__code__.co_flags & 0x200)
c.close()
try: c.send(None)
except RuntimeError as e: print(e)
import inspect
print(inspect.iscoroutinefunction(f), inspect.isasyncgenfunction(ag), inspect.iscoroutinefunction(ag), inspect.isawaitable(Aw(1)))
async def many():
    t = 0
    for i in range(3000):
        t += await f(i)
    return t
print(run(many()))
async def ticker(n):
    for i in range(n): yield i
async def many2():
    t = 0
    async for i in ticker(1500): t += i
    return t
print(run(many2()))
