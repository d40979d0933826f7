"""Algorithms by the library's tools: heapq's functions, topological sorting, deques that rotate, chain maps, single dispatch, running reductions."""
import heapq
from collections import ChainMap, Counter, defaultdict, deque
from functools import partial, reduce, singledispatch
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate, chain, groupby, pairwise, starmap, takewhile, tee, zip_longest
from operator import itemgetter, mul


def moving(xs, n):
    window = deque(maxlen=n)
    for x in xs:
        window.append(x)
        if len(window) == n:
            yield sum(window) / n


def josephus(n, k):
    ring = deque(range(1, n + 1))
    while len(ring) > 1:
        ring.rotate(1 - k)
        ring.popleft()
    return ring[0]


def external_sort(xs, room):
    runs = [sorted(xs[i : i + room]) for i in range(0, len(xs), room)]
    return list(heapq.merge(*runs)), len(runs)


def medians(xs):
    low, high = [], []
    for x in xs:
        heapq.heappush(high, -heapq.heappushpop(low, -x))
        if len(high) > len(low):
            heapq.heappush(low, -heapq.heappop(high))
        yield -low[0] if len(low) > len(high) else (high[0] - low[0]) / 2


@singledispatch
def depth(x):
    return 0


@depth.register
def _(x: dict):
    return 1 + max(map(depth, x.values()), default=0)


@depth.register(list)
@depth.register(tuple)
def _(x):
    return 1 + max(map(depth, x), default=0)


xs = [(i * 73 + 11) % 97 for i in range(200)]
print(external_sort(xs, 30)[0] == sorted(xs), external_sort(xs, 30)[1], heapq.nlargest(3, xs), heapq.nsmallest(3, enumerate(xs), key=itemgetter(1)), list(heapq.merge("ace", "bdf", reverse=False)), list(heapq.merge([5, 3], [4, 1], reverse=True)))
print(list(medians([5, 15, 1, 3, 8])), list(medians(xs))[-1] == sorted(xs)[99] or (sorted(xs)[99] + sorted(xs)[100]) / 2, [josephus(n, 3) for n in (1, 5, 41, 200)], list(moving([1, 2, 3, 4, 6], 3)))
heap = [9, 4, 7, 1]
heapq.heapify(heap)
print(heap, heapq.heapreplace(heap, 5), heapq.heappushpop(heap, 0), heap, heapq.nlargest(0, heap), heapq.nsmallest(9, "cab"))
sorter = TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
sorter.prepare()
waves = []
while sorter.is_active():
    waves.append(sorted(sorter.get_ready()))
    sorter.done(*waves[-1])
print(waves, list(TopologicalSorter({3: [2], 2: [1]}).static_order()))
scopes = ChainMap({"x": 1}, {"y": 2, "x": 9})
inner = scopes.new_child({"z": 3})
inner["y"] = 5
print(inner["x"], inner["y"], scopes["y"], sorted(inner), len(inner), inner.parents == scopes, dict(inner), inner.maps)
d = deque([1, 2, 3, 4, 5], maxlen=5)
d.appendleft(0)
d.rotate(2)
d.extendleft("ab")
print(d, d.index(0), d.count(1), list(d)[::2], d[-1], deque("abc") < deque("abd"), d.maxlen, deque(d, 2), deque([1]) + deque([2]), deque([1, 2]) * 2)
print([depth(v) for v in (1, [], [[1], (2, [3])], {"a": {"b": [1]}}, "text", ([],))], depth.dispatch(bool) is depth.dispatch(int), sorted(t.__name__ for t in depth.registry))
a, b = tee(accumulate(range(1, 8), mul))
print(list(a), list(pairwise(b)), list(starmap(pow, [(2, 5), (3, 2)])), list(zip_longest("ab", "xyz", fillvalue="-")), reduce(partial(max, key=abs), [3, -7, 5]), list(takewhile(lambda t: t < 50, accumulate(xs))))
print([(k, len(list(g))) for k, g in groupby(sorted(xs, key=lambda v: v % 4), lambda v: v % 4)], Counter(chain.from_iterable(map(str, xs))).most_common(3))
groups = defaultdict(lambda: defaultdict(list))
for x in xs[:60]:
    groups[x % 2][x % 5].append(x)
print({k: {j: sum(v) for j, v in sorted(g.items())} for k, g in sorted(groups.items())}, 7 in groups, groups[7], 7 in groups)
for act in (lambda: TopologicalSorter({1: [2], 2: [1]}).prepare(), lambda: sorter.done("q"), lambda: deque().pop(), lambda: d.remove("zz"), lambda: d.index(99), lambda: deque([1], -1), lambda: inner.pop("x"), lambda: reduce(mul, []), lambda: depth(), lambda: d.insert(0, 1), lambda: scopes.popitem() and scopes.popitem()):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for x in (live := deque([1, 2, 3])):
        live.append(x)
except RuntimeError as e:
    print(e)
