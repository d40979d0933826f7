from collections import deque
d = deque("abc", 4)
d.append("d"); d.append("e"); d.appendleft("z"); print(d, d.maxlen, len(d)); d.rotate(1); print(d); d.rotate(-2); print(d)
d.extend("xy"); d.extendleft("12"); print(d, d[0], d[-1], d.index("2"), d.count("1"), "x" in d); d[1] = "Q"; del d[0]; d.insert(1, "i"); print(d, list(reversed(d)))
d.remove("i"); d.reverse(); print(d, d.pop(), d.popleft(), d.copy(), d + deque([1]), d * 2, deque([1, 2]) < deque([1, 3]), deque([1]) == deque([1], 5))
q = deque(); 
for bad in (lambda: q.pop(), lambda: q.popleft(), lambda: q.remove(1), lambda: q[0], lambda: q.index(1), lambda: deque(1), lambda: deque([], -1), lambda: d.insert(0, 1) or deque([1, 2], 2).insert(0, 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
q.extend(range(5))
try:
    for x in q: q.append(x)
except RuntimeError as e: print(e)
def bfs(n):
    seen, todo, order = {1}, deque([(1, 0)]), []
    while todo:
        v, dist = todo.popleft(); order.append((v, dist))
        for w in (v * 2, v - 1):
            if 0 < w <= n and w not in seen: seen.add(w); todo.append((w, dist + 1))
    return len(order), order[-1], max(d for _, d in order)
print(bfs(300)); ring = deque(range(41)); killed = []
while ring: ring.rotate(-2); killed.append(ring.popleft())
print(killed[-2:], deque(maxlen=0), repr(deque([deque([1])])), deque("ab").__iadd__("c"))
w = deque(maxlen=5); s = 0
for i in range(2000): w.append(i * i % 13); s += max(w) - min(w)
print(s)
