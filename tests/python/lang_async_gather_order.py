import asyncio
log = []
async def work(n, d):
    log.append(f"s{n}")
    for k in range(d): await asyncio.sleep(0); log.append(f"{n}.{k}")
    if n == 3: raise ValueError("three")
    return n * 10
async def agen(n):
    for i in range(n): await asyncio.sleep(0); yield i
async def main():
    print(await asyncio.gather(work(1, 2), work(2, 1), work(3, 1), return_exceptions=True)); print(log)
    print([x async for x in agen(4) if x % 2], {k: v async for k, v in aiter_pairs()}, sum([await work(5, 0), await work(6, 0)]))
    t = asyncio.create_task(work(7, 50)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("cancelled", t.cancelled())
    q = asyncio.Queue(2)
    async def put():
        for i in range(5): await q.put(i)
        await q.put(None)
    async def get():
        out = []
        while (x := await q.get()) is not None: out.append(x)
        return out
    print((await asyncio.gather(put(), get()))[1])
    try: await asyncio.wait_for(asyncio.sleep(50), 0.001)
    except asyncio.TimeoutError: print("timeout")
    total = 0
    async for i in agen(300): total += i
    return total
async def aiter_pairs():
    for k in "ab": yield k, k * 2
print(asyncio.run(main()))
