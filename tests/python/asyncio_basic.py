# The event loop: tasks, timeouts, queues, locks, groups.
import asyncio, time, contextlib, contextvars
async def say(name, delay):
    await asyncio.sleep(delay)
    print(name)
    return name
async def main():
    print(await asyncio.gather(say("b", .06), say("a", 0)))
    t = asyncio.create_task(say("t", 0), name="tt")
    print(t.get_name(), t.done())
    print(await t, t.done(), t.result())
    try:
        await asyncio.wait_for(asyncio.sleep(10), .01)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e), type(e.__cause__).__name__)
    try:
        async with asyncio.timeout(.01):
            await asyncio.sleep(5)
    except TimeoutError as e: print("timeout2", repr(e))
    q = asyncio.Queue(2)
    async def prod():
        for i in range(5):
            await q.put(i); print("put", i)
        await q.put(None)
    async def cons():
        while True:
            x = await q.get()
            q.task_done()
            if x is None: break
            print("got", x)
    await asyncio.gather(prod(), cons())
    await q.join()
    lock = asyncio.Lock()
    async def crit(n):
        async with lock:
            print("in", n); await asyncio.sleep(0); print("out", n)
    await asyncio.gather(*(crit(i) for i in range(3)))
    sem = asyncio.Semaphore(2)
    async def work(n):
        async with sem:
            print("w", n); await asyncio.sleep(0)
    await asyncio.gather(*(work(i) for i in range(5)))
    ev = asyncio.Event()
    async def waiter(n):
        await ev.wait(); print("ev", n)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0); ev.set()
    await asyncio.gather(*ts)
    try:
        async with asyncio.TaskGroup() as tg:
            async def bad(): await asyncio.sleep(.001); raise ValueError("bad")
            async def slow():
                try: await asyncio.sleep(1)
                except asyncio.CancelledError: print("slow cancelled"); raise
            tg.create_task(bad()); tg.create_task(slow())
    except* ValueError as eg:
        print(eg.exceptions, eg.message)
    async with asyncio.TaskGroup() as tg:
        t1 = tg.create_task(say("x", .06)); t2 = tg.create_task(say("y", 0))
    print(t1.result(), t2.result())
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e, t.cancelled())
    r = await asyncio.gather(bad(), say("ok", 0), return_exceptions=True)
    print(r)
    try: await asyncio.gather(bad(), asyncio.sleep(0))
    except ValueError as e: print("gathered", e)
    d, p = await asyncio.wait([asyncio.create_task(say("w1", .06)), asyncio.create_task(say("w2", 0))], return_when=asyncio.FIRST_COMPLETED)
    print(len(d), len(p)); await asyncio.wait(p)
    for c in asyncio.as_completed([say("c1", .06), say("c2", 0)]):
        print("done", await c)
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(.001, fut.set_result, 42)
    print(await fut)
    print(await asyncio.to_thread(pow, 2, 10), await loop.run_in_executor(None, pow, 2, 5))
    cond = asyncio.Condition()
    items = []
    async def c_cons():
        async with cond:
            await cond.wait_for(lambda: items); print("cond", items.pop())
    async def c_prod():
        async with cond:
            items.append("z"); cond.notify()
    await asyncio.gather(c_cons(), c_prod())
    var = contextvars.ContextVar("v", default=0)
    async def setv(n):
        var.set(n); await asyncio.sleep(0); return var.get()
    print(await asyncio.gather(setv(1), setv(2)), var.get())
    @contextlib.asynccontextmanager
    async def cm():
        print("cm in")
        try: yield 5
        finally: print("cm out")
    async with cm() as v: print(v)
    async with contextlib.AsyncExitStack() as st:
        print(await st.enter_async_context(cm()))
    pq = asyncio.PriorityQueue()
    for i in (3, 1, 2): pq.put_nowait(i)
    print([pq.get_nowait() for _ in range(3)])
    try: pq.get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    print(asyncio.current_task().get_name())
    async def shielded():
        await asyncio.sleep(.002); print("shielded end"); return 7
    inner = asyncio.create_task(shielded())
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    outer.cancel()
    try: await outer
    except asyncio.CancelledError: print("outer cancelled")
    print(await inner)
    b = asyncio.Barrier(3)
    async def party(i):
        for _ in range(i): await asyncio.sleep(0)
        return await b.wait()
    print(await asyncio.gather(*map(party, range(3))))
    return "end"
print(asyncio.run(main()))
try: asyncio.run(5)
except ValueError as e: print(e)
async def fails(): raise KeyError("k")
try: asyncio.run(fails())
except KeyError as e: print(repr(e))
async def leftover():
    async def forever():
        try:
            while True: await asyncio.sleep(1)
        finally: print("cleanup")
    asyncio.create_task(forever()); await asyncio.sleep(0)
    async def gen():
        try:
            for i in range(9): yield i
        finally: print("gen cleanup")
    async with contextlib.aclosing(gen()) as values:
        async for i in values:
            if i == 2: break
    print("leaving")
asyncio.run(leftover())
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
