# A machine with pages, caches of several policies, a disk with a scheduler: counted and compared.
from abc import ABC, abstractmethod
from collections import Counter, OrderedDict, deque


class Policy(ABC):
    def __init__(self, frames):
        self.frames, self.faults, self.hits = frames, 0, 0

    def run(self, pages):
        for at, page in enumerate(pages):
            if self.has(page):
                self.hits += 1
                self.touch(page, at)
            else:
                self.faults += 1
                self.load(page, at, pages)
        return self

    @abstractmethod
    def has(self, page): ...

    def touch(self, page, at):
        pass

    @abstractmethod
    def load(self, page, at, pages): ...


class Fifo(Policy):
    def __init__(self, frames):
        super().__init__(frames)
        self.queue = deque(maxlen=frames)

    def has(self, page):
        return page in self.queue

    def load(self, page, at, pages):
        self.queue.append(page)


class Lru(Policy):
    def __init__(self, frames):
        super().__init__(frames)
        self.pages = OrderedDict()

    def has(self, page):
        return page in self.pages

    def touch(self, page, at):
        self.pages.move_to_end(page)

    def load(self, page, at, pages):
        self.pages[page] = at
        if len(self.pages) > self.frames:
            self.pages.popitem(last=False)


class Optimal(Policy):
    def __init__(self, frames):
        super().__init__(frames)
        self.pages = set()

    def has(self, page):
        return page in self.pages

    def load(self, page, at, pages):
        if len(self.pages) == self.frames:
            rest = pages[at + 1 :]
            self.pages.remove(max(sorted(self.pages), key=lambda p: rest.index(p) if p in rest else 10**6))
        self.pages.add(page)


class Clock(Policy):
    def __init__(self, frames):
        super().__init__(frames)
        self.slots, self.used, self.hand = [], [], 0

    def has(self, page):
        return page in self.slots

    def touch(self, page, at):
        self.used[self.slots.index(page)] = True

    def load(self, page, at, pages):
        if len(self.slots) < self.frames:
            self.slots.append(page)
            self.used.append(True)
            return
        while self.used[self.hand]:
            self.used[self.hand] = False
            self.hand = (self.hand + 1) % self.frames
        self.slots[self.hand], self.used[self.hand] = page, True
        self.hand = (self.hand + 1) % self.frames


class Lfu(Lru):
    def __init__(self, frames):
        super().__init__(frames)
        self.counts = Counter()

    def touch(self, page, at):
        self.counts[page] += 1

    def load(self, page, at, pages):
        if len(self.pages) == self.frames:
            del self.pages[min(self.pages, key=lambda p: (self.counts[p], self.pages[p]))]
        self.pages[page] = at
        self.counts[page] += 1


classic = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1]
for frames in (3, 4):
    print(frames, {p.__name__: p(frames).run(classic).faults for p in (Fifo, Lru, Optimal, Clock, Lfu)})
anomaly = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]
print([Fifo(n).run(anomaly).faults for n in (3, 4)], [Lru(n).run(anomaly).faults for n in (3, 4)])
walk, page = [], 0
for i in range(400):
    page = (page * 13 + i * 7 + 5) % 31 if i % 9 == 0 else (page + (i % 3) - 1) % 31
    walk.append(page)
results = {p.__name__: p(6).run(walk) for p in (Fifo, Lru, Optimal, Clock, Lfu)}
print({n: (r.faults, r.hits) for n, r in results.items()}, all(r.faults + r.hits == 400 for r in results.values()), min(results.values(), key=lambda r: r.faults).__class__.__name__)
try:
    Policy(3)
except TypeError as error:
    print(str(error)[:40])


class Memory:
    PAGE = 16

    def __init__(self):
        self.pages = {}

    def __getitem__(self, address):
        page, offset = divmod(address, self.PAGE)
        return self.pages[page][offset] if page in self.pages else 0

    def __setitem__(self, address, value):
        if not 0 <= value < 256:
            raise ValueError(f"{value} is no byte")
        page, offset = divmod(address, self.PAGE)
        self.pages.setdefault(page, bytearray(self.PAGE))[offset] = value

    def __len__(self):
        return len(self.pages) * self.PAGE


m = Memory()
m[5], m[1000], m[1001] = 1, 255, 7
print(m[5], m[6], m[1000] + m[1001], len(m), sorted(m.pages))
try:
    m[0] = 256
except ValueError as error:
    print(error)


def disk(requests, head, kind):
    left, order, moved = sorted(requests), [], 0
    direction = 1
    queue = list(requests)
    while left:
        if kind == "fcfs":
            to = queue.pop(0)
        elif kind == "sstf":
            to = min(left, key=lambda r: (abs(r - head), r))
        else:
            ahead = [r for r in left if (r - head) * direction >= 0]
            if not ahead:
                direction = -direction
                continue
            to = min(ahead, key=lambda r: abs(r - head))
        left.remove(to)
        moved += abs(to - head)
        head = to
        order.append(to)
    return moved, order[:4]


print({k: disk([98, 183, 37, 122, 14, 124, 65, 67], 53, k) for k in ("fcfs", "sstf", "scan")})
