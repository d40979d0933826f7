"""queue, graphlib, weakref and copy used together over a changing graph."""
import copy
import queue
import weakref
from graphlib import CycleError, TopologicalSorter

ts = TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready())
    print(ready, end=" ")
    ts.done(*ready)
print()
try:
    list(TopologicalSorter({1: [2], 2: [1]}).static_order())
except CycleError as error:
    print(error.args[0], sorted(set(error.args[1])))
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(3)
    for v in (2, 1, 3):
        q.put(v)
    print(kind.__name__, q.full(), q.qsize(), [q.get() for _ in range(3)], q.empty(), end="; ")
    for action in (q.get_nowait, lambda: [q.put_nowait(i) for i in range(5)]):
        try:
            action()
        except (queue.Empty, queue.Full) as error:
            print(type(error).__name__, end=" ")
print()


class Node:
    def __init__(self, n): self.n, self.links = n, []
    def __deepcopy__(self, memo):
        made = memo[id(self)] = Node(self.n + 100)
        made.links = copy.deepcopy(self.links, memo)
        return made


a, b = Node(1), Node(2)
a.links += [b, a]
b.links.append(a)
c = copy.deepcopy(a)
s = copy.copy(a)
print(c.n, c.links[0].n, c.links[1] is c, c.links[0].links[0] is c, s.links is a.links, s.n)
table = weakref.WeakKeyDictionary({a: "a", b: "b"})
print(len(table), table[a], weakref.ref(a)() is a, weakref.proxy(b).n, a in table, weakref.ref(a) == weakref.ref(a))
shared = [1]
nested = copy.deepcopy({"x": shared, "y": (shared, shared), "z": {shared[0]}})
print(nested["x"] is nested["y"][0], nested["x"] is shared, nested, copy.copy((1, [2])) , copy.deepcopy(print) is print)


def search(turns):
    graph = {i: [(i * 3 + 1) % turns, (i * 7 + 2) % turns] for i in range(turns)}
    q, seen = queue.Queue(), {0: 0}
    q.put(0)
    while not q.empty():
        n = q.get()
        for m in graph[n]:
            if m not in seen:
                seen[m] = seen[n] + 1
                q.put(m)
    return len(seen), max(seen.values()), sum(seen.values())


print(search(60), search(61))
