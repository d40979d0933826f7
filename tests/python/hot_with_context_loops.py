class Depth:
    now = most = 0
    def __enter__(self): Depth.now += 1; Depth.most = max(Depth.most, Depth.now); return Depth.now
    def __exit__(self, t, v, tb): Depth.now -= 1; return t is KeyError
def f(n):
    if n == 0: raise KeyError(n)
    with Depth() as d: return d + (f(n - 1) or 0)
print([f(n) for n in (1, 2, 5)], Depth.now, Depth.most); s = 0
for i in range(2000):
    with Depth() as a, Depth() as b:
        s += a * b
        if i % 3 == 0: continue
        if i % 5 == 0: raise KeyError(i)
        s += 1
print(s, Depth.now)
for i in range(1000):
    try:
        with Depth():
            if i % 2: raise ValueError(i)
    except ValueError as e: s -= e.args[0]
print(s, Depth.now)
