# A queue of customers, tellers with skills, a clock of events: reproducible by its own generator of numbers.
import heapq
import itertools
from collections import Counter, deque
from dataclasses import dataclass, field
from enum import Enum, auto
from statistics import mean, median


class Kind(Enum):
    ARRIVE = auto()
    LEAVE = auto()
    CLOSE = auto()


@dataclass(order=True)
class Event:
    time: int
    order: int
    kind: Kind = field(compare=False)
    who: "Customer" = field(compare=False, default=None)


@dataclass(slots=True)
class Customer:
    number: int
    arrived: int
    work: int
    begun: int | None = None
    left: int | None = None

    @property
    def waited(self):
        return None if self.begun is None else self.begun - self.arrived


class Numbers:
    def __init__(self, seed):
        self.state = seed

    def __call__(self, low, high):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return low + (self.state >> 33) % (high - low + 1)


class Bank:
    def __init__(self, tellers, seed, closing=500, patience=60):
        self.free, self.line, self.events, self.done, self.lost = tellers, deque(), [], [], []
        self.numbers, self.ids, self.order = Numbers(seed), itertools.count(1), itertools.count()
        self.closing, self.patience, self.open, self.now, self.longest = closing, patience, True, 0, 0
        self.schedule(0, Kind.ARRIVE)
        self.schedule(closing, Kind.CLOSE)

    def schedule(self, delay, kind, who=None):
        heapq.heappush(self.events, Event(self.now + delay, next(self.order), kind, who))

    def run(self):
        while self.events:
            event = heapq.heappop(self.events)
            self.now = event.time
            getattr(self, "on_" + event.kind.name.lower())(event.who)
        return self

    def on_arrive(self, _):
        if not self.open:
            return
        self.line.append(Customer(next(self.ids), self.now, self.numbers(5, 40)))
        self.schedule(self.numbers(1, 15), Kind.ARRIVE)
        self.serve()

    def on_leave(self, customer):
        customer.left = self.now
        self.done.append(customer)
        self.free += 1
        self.serve()

    def on_close(self, _):
        self.open = False

    def serve(self):
        self.longest = max(self.longest, len(self.line))
        while self.free and self.line:
            customer = self.line.popleft()
            if self.now - customer.arrived > self.patience:
                self.lost.append(customer)
                continue
            self.free -= 1
            customer.begun = self.now
            self.schedule(customer.work, Kind.LEAVE, customer)


for tellers in range(1, 5):
    bank = Bank(tellers, seed=2024).run()
    waits = [c.waited for c in bank.done]
    busy = sum(c.work for c in bank.done)
    print(f"{tellers} tellers: {len(bank.done):3} served, {len(bank.lost):3} lost, mean {mean(waits):6.2f}, median {median(waits):5.1f}, longest {bank.longest}, until {bank.now}, {busy / (tellers * bank.now):.1%} busy")
    print("  ", Counter(w // 20 * 20 for w in waits).most_common(3), max(bank.done, key=lambda c: (c.waited, c.number)))
same = [Bank(2, seed=7).run().now for _ in range(3)]
print(same, len(set(same)) == 1, [Bank(2, seed=s, closing=200).run().now for s in range(5)])
events = [Event(3, 1, Kind.CLOSE), Event(1, 2, Kind.ARRIVE), Event(1, 0, Kind.LEAVE)]
print([e.kind.name for e in sorted(events)], Event(1, 1, Kind.CLOSE) == Event(1, 1, Kind.LEAVE), Kind(2), Kind["CLOSE"].value, list(Kind))
try:
    Customer(1, 2, 3).nothing = 1
except AttributeError as error:
    print(error)
