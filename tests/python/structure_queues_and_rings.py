"""Lists that are linked twice, rings, queues of two stacks, deques in arrays, heaps with changed priorities, and least stacks."""
from itertools import count


class Link:
    __slots__ = "value", "before", "after", "__weakref__"

    def __init__(self, value):
        self.value = value
        self.before = self.after = self


class Chain:
    def __init__(self, values=()):
        self.rim, self.size = Link(None), 0
        self.extend(values)

    def insert(self, value, before=None):
        link, nxt = Link(value), before or self.rim
        link.before, link.after = nxt.before, nxt
        nxt.before.after = nxt.before = link
        self.size += 1
        return link

    def extend(self, values):
        for v in values:
            self.insert(v)

    def remove(self, link):
        if link is self.rim:
            raise IndexError("remove from empty chain")
        link.before.after, link.after.before = link.after, link.before
        self.size -= 1
        return link.value

    def links(self, back=False):
        step = "before" if back else "after"
        link = getattr(self.rim, step)
        while link is not self.rim:
            yield link
            link = getattr(link, step)

    def __iter__(self):
        return (l.value for l in self.links())

    def __reversed__(self):
        return (l.value for l in self.links(True))

    def __repr__(self):
        return f"{type(self).__name__}({' <-> '.join(map(repr, self))})"

    def reverse(self):
        for link in [self.rim, *self.links()]:
            link.before, link.after = link.after, link.before


class Ring:
    def __init__(self, room):
        self.cells, self.start, self.count = [None] * room, 0, 0

    def push(self, x):
        if self.count == len(self.cells):
            raise OverflowError(f"ring of {self.count} is full")
        self.cells[(self.start + self.count) % len(self.cells)] = x
        self.count += 1

    def pull(self):
        if not self.count:
            raise LookupError("ring is empty")
        x, self.cells[self.start] = self.cells[self.start], None
        self.start = (self.start + 1) % len(self.cells)
        self.count -= 1
        return x


class TwoStacks:
    def __init__(self):
        self.front, self.back = [], []

    def put(self, x):
        lowest = min(x, self.back[-1][1]) if self.back else x
        self.back.append((x, lowest))

    def get(self):
        if not self.front:
            while self.back:
                x, _ = self.back.pop()
                self.front.append((x, min(x, self.front[-1][1]) if self.front else x))
        return self.front.pop()[0]

    def least(self):
        return min(s[-1][1] for s in (self.front, self.back) if s)


class Priorities:
    def __init__(self):
        self.heap, self.place, self.tickets = [], {}, count()

    def _swap(self, i, j):
        h = self.heap
        h[i], h[j] = h[j], h[i]
        self.place[h[i][2]], self.place[h[j][2]] = i, j

    def set(self, name, priority):
        entry = (priority, next(self.tickets), name)
        i = self.place.setdefault(name, len(self.heap))
        if i == len(self.heap):
            self.heap.append(entry)
        self.heap[i] = entry
        while i and self.heap[i] < self.heap[p := (i - 1) // 2]:
            self._swap(i, p)
            i = p
        self._sink(i)

    def _sink(self, i):
        while (c := 2 * i + 1) < len(self.heap):
            c += c + 1 < len(self.heap) and self.heap[c + 1] < self.heap[c]
            if self.heap[i] <= self.heap[c]:
                return
            self._swap(i, c)
            i = c

    def pop(self):
        self._swap(0, len(self.heap) - 1)
        priority, _, name = self.heap.pop()
        del self.place[name]
        self._sink(0)
        return name, priority


chain = Chain("abc")
b = next(l for l in chain.links() if l.value == "b")
chain.insert("x", b)
print(chain, chain.size, *reversed(chain), chain.remove(b), chain)
chain.reverse()
print(chain, Chain(), Chain([1, [2]]))
circle, k, order = Chain(range(1, 42)), 0, []
link = circle.rim.after
while circle.size:
    for _ in range(2):
        link = link.after if link.after is not circle.rim else circle.rim.after
    nxt = link.after if link.after is not circle.rim else circle.rim.after
    order.append(circle.remove(link))
    link = nxt
print(order[-2:], order[:6])
ring, out = Ring(4), []
for i in range(300):
    ring.push(i)
    if ring.count > 3 or i % 5 == 0:
        out.append(ring.pull())
print(sum(out), out == sorted(out), ring.cells, ring.count)
queue, slid = TwoStacks(), []
for i, x in enumerate((i * 31 + 7) % 53 for i in range(80)):
    queue.put(x)
    if i >= 5:
        slid.append(queue.least())
        queue.get()
print(slid[:20], slid == [min((j * 31 + 7) % 53 for j in range(i - 5, i + 1)) for i in range(5, 80)])
tasks = Priorities()
for i in range(60):
    tasks.set(f"t{i % 25}", (i * 17) % 29)
tasks.set("t3", -1)
print([tasks.pop() for _ in range(8)], len(tasks.heap), sorted(tasks.place)[:4])
for act in (Ring(0).pull, lambda: Ring(0).push(1), TwoStacks().least, TwoStacks().get, Priorities().pop, lambda: circle.remove(circle.rim.after), lambda: tasks.set("t0", "high"), lambda: setattr(b, "colour", 1)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
