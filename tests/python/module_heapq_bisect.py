"""heapq and bisect: invariants, merging, keys, insertion, errors, against sorting."""
import bisect
import heapq


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


data = [(i * 73 + 19) % 101 for i in range(40)]
heap = list(data)
heapq.heapify(heap)
print(heap[:12], all(heap[i] <= heap[c] for i in range(40) for c in (2 * i + 1, 2 * i + 2) if c < 40))
print([heapq.heappop(heap) for _ in range(6)], heapq.heappushpop(heap, -1), heapq.heapreplace(heap, 200), heap[0], max(heap))
print(heapq.nlargest(3, data), heapq.nsmallest(4, data, key=lambda x: -x), heapq.nlargest(0, data), heapq.nsmallest(99, [3, 1]), heapq.nlargest(2, ["aa", "b", "cc"], key=len))
print(list(heapq.merge([1, 4, 9], [2, 4], [], [0, 10])), list(heapq.merge("zb", "ya", reverse=True)), list(heapq.merge(["a", "CC"], ["bbb"], key=len)))
print(attempt(lambda: heapq.heapify([1, "a"])), heapq.heappushpop([], 5))
s = [1, 2, 2, 2, 5, 8]
print([(bisect.bisect_left(s, x), bisect.bisect_right(s, x), bisect.bisect(s, x + 0.5)) for x in (0, 1, 2, 3, 8, 9)], bisect.bisect_left(s, 2, 2, 3), bisect.bisect([], 1), attempt(lambda: bisect.bisect(s, 1, -1)), attempt(lambda: bisect.bisect(s, "x")))
bisect.insort(s, 3); bisect.insort_left(s, 2.0); bisect.insort(s, 2.0)
print(s)
rows = [("a", 9), ("b", 5), ("c", 1)]
print(bisect.bisect_left(rows, -5, key=lambda r: -r[1]), bisect.bisect_right(rows, -5, key=lambda r: -r[1]), ["F", "D", "C", "B", "A"][bisect.bisect([60, 70, 80, 90], 77)])
bisect.insort(rows, ("x", 6), key=lambda r: -r[1])
print(rows)


class Task:
    made = 0

    def __init__(self, rank):
        self.rank = rank
        Task.made += 1
        self.number = Task.made

    def __lt__(self, other): return (self.rank, self.number) < (other.rank, other.number)


def schedule(turns):
    queue, done = [], []
    for i in range(turns):
        heapq.heappush(queue, Task(i * i % 13))
        if i % 3 == 2:
            done.append(heapq.heappop(queue).number)
    while queue:
        done.append(heapq.heappop(queue).rank)
    return done[:12], done[-5:]


def medians(turns):
    low, high, out, kept = [], [], [], []
    for i in range(turns):
        x = (i * 37) % 91 + (0.5 if i % 4 == 0 else 0)
        heapq.heappush(high, -heapq.heappushpop(low, -x))
        if len(high) > len(low):
            heapq.heappush(low, -heapq.heappop(high))
        bisect.insort(kept, x)
        out.append(-low[0] == kept[(len(kept) - 1) // 2])
    return all(out), kept == sorted(kept), -low[0]


print(schedule(90), medians(150))
