import heapq
from itertools import islice
data = [(i * 7919) % 101 for i in range(40)]
h = data[:]; heapq.heapify(h)
print(all(h[i] <= h[c] for i in range(40) for c in (2*i+1, 2*i+2) if c < 40), h[0])
print([heapq.heappop(h) for _ in range(5)], heapq.heappushpop(h, 3), heapq.heapreplace(h, 1000), len(h))
print(heapq.nlargest(4, data), heapq.nsmallest(3, data, key=lambda x: -x), heapq.nlargest(2, "hello"), heapq.nsmallest(0, data), heapq.nlargest(99, [1, 2]))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(islice(heapq.merge(["b", "A"], ["c"], key=str.lower, reverse=True), 5)))
h = []
for i, w in enumerate("pear fig apple kiwi fig".split()): heapq.heappush(h, (len(w), i, w))
print([heapq.heappop(h)[2] for _ in range(len(h))])
for bad in (lambda: heapq.heapify([1, "a"]), lambda: heapq.heappush([1], "a")):
    try: bad()
    except (IndexError, TypeError) as e: print(type(e).__name__, e)
total = 0; h = []
for i in range(2000):
    heapq.heappush(h, i * 31 % 257)
    if i % 3: total += heapq.heappop(h)
print(total, len(h), h[0])
