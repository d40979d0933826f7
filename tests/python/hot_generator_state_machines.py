def traffic():
    while True:
        for colour, n in (("red", 3), ("green", 2), ("amber", 1)):
            for _ in range(n):
                if (yield colour) == "reset": break
            else: continue
            break
t = traffic(); next(t); out = [t.send("reset" if i % 17 == 0 else None) for i in range(1500)]
print([out.count(c) for c in ("red", "green", "amber")], out[:20])
def averager():
    total = n = 0; avg = None
    while True:
        x = yield avg
        if x is None: return total, n
        total += x; n += 1; avg = total / n
def grouper(res, key):
    while True: res[key] = yield from averager()
res = {}
for key, data in {"a": [1, 2, 3], "b": [2.5] * 400, "c": range(500)}.items():
    g = grouper(res, key); next(g); last = [g.send(v) for v in data][-1]; g.send(None); print(key, last)
print(res)
