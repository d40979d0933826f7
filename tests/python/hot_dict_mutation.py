d = {}
for i in range(5000):
    k = i * 7919 % 601
    if k in d and k % 5 == 0: del d[k]
    elif k % 7 == 0: d.pop(k, None)
    else: d[k] = d.get(k, 0) + i
print(len(d), sum(d.values()), list(d)[:8])
by = {}
for i in range(2000): by.setdefault(i % 13, []).append(i)
print({k: len(v) for k, v in by.items()})
mixed = {}
for i in range(2000):
    key = (i % 5, i % 3) if i % 2 else str(i % 11) if i % 3 else float(i % 4)
    mixed[key] = mixed.get(key, 0) + 1
print(len(mixed), mixed[0.0], mixed[(1, 1)], mixed.get("3"))
print(mixed.get(0), 0 in mixed, False in mixed)
try:
    for k in d: d[k + 10000] = 1
except RuntimeError as e: print(e)
try:
    for k in by: by.pop(k)
except RuntimeError as e: print(e)
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
t = {K(i % 50): i for i in range(1000)}
print(len(t), t[K(7)], K(50) in t)
order = dict.fromkeys("hello world")
order["l"] = order.pop("h")
print("".join(order), list(reversed(order))[:3], order.popitem())
print(dict(a=1) | {"b": 2} | dict(zip("cd", (3, 4))), {**{"a": 1}, "a": 2})
