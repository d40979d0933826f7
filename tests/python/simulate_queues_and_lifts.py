"""Simulations driven by a queue of events and a generator of one's own: a bank's counters, a lift, random walks, an epidemic."""
import heapq
from dataclasses import dataclass, field
from statistics import mean, median


class Lcg:
    def __init__(self, seed=1):
        self.state = seed

    def __iter__(self):
        return self

    def __next__(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return self.state / 2**32

    def among(self, low, high):
        return low + int(next(self) * (high - low + 1))


@dataclass(order=True)
class Event:
    time: int
    order: int
    act: object = field(compare=False, repr=False)


class World:
    def __init__(self, seed):
        self.now, self.events, self.random, self.count, self.log = 0, [], Lcg(seed), 0, []

    def after(self, delay, act, *args):
        if delay < 0:
            raise ValueError(f"cannot go back {-delay} at {self.now}")
        self.count += 1
        heapq.heappush(self.events, Event(self.now + delay, self.count, lambda: act(*args)))

    def process(self, steps):
        """A generator is a process: it yields how long it waits."""
        try:
            self.after(next(steps), self.process, steps)
        except StopIteration as end:
            if end.value is not None:
                self.log.append((self.now, end.value))

    def run(self, until=float("inf")):
        while self.events and self.events[0].time <= until:
            event = heapq.heappop(self.events)
            self.now = event.time
            event.act()
        return self


def bank(seed, counters, customers):
    world, line, free, waits = World(seed), [], list(range(counters)), []

    def customer(name):
        came = world.now
        line.append(name)
        while not free or line[0] != name:
            yield 1
        line.pop(0)
        desk = free.pop()
        waits.append(world.now - came)
        yield world.random.among(2, 9)
        free.append(desk)
        return f"{name}@{desk}"

    def arrivals():
        for i in range(customers):
            world.process(customer(f"c{i}"))
            yield world.random.among(1, 4)

    world.process(arrivals())
    world.run()
    return world.now, max(waits), round(mean(waits), 3), median(waits), world.log[:4], world.count


class Lift:
    def __init__(self, floors):
        self.floors, self.at, self.up, self.calls, self.moved, self.stops = floors, 0, True, set(), 0, []

    def call(self, floor):
        if floor not in range(self.floors):
            raise LookupError(f"no floor {floor} among {self.floors}")
        self.calls.add(floor)

    def step(self):
        if self.at in self.calls:
            self.calls.remove(self.at)
            self.stops.append(self.at)
        elif self.calls:
            if not any((c > self.at) == self.up for c in self.calls):
                self.up = not self.up
            self.at += 1 if self.up else -1
            self.moved += 1


def walk(seed, steps):
    r, x, far, home = Lcg(seed), 0, 0, 0
    for _ in range(steps):
        x += 1 if next(r) < 0.5 else -1
        far = max(far, abs(x))
        home += not x
    return x, far, home


def epidemic(s, i, r, beta, gamma, days):
    total = s + i + r
    for day in range(days):
        new, well = beta * s * i / total, gamma * i
        s, i, r = s - new, i + new - well, r + well
        if day % 20 == 0:
            yield f"{day:3d} {s:8.2f} {i:8.2f} {r:8.2f} {s + i + r:.1f}"


for counters in 1, 2, 4:
    print(counters, *bank(7, counters, 30))
lift, r = Lift(12), Lcg(3)
for t in range(150):
    if t % 9 == 0:
        lift.call(r.among(0, 11))
    lift.step()
print(lift.moved, lift.stops, lift.at, lift.up, lift.calls)
print([walk(seed, 400) for seed in range(1, 6)], [r.among(1, 6) for _ in range(15)], sum(next(r) for _ in range(300)) // 1)
print(*epidemic(990, 10, 0, 0.4, 0.1, 100), sep="\n")
world = World(1)
world.after(5, world.log.append, "five")
world.after(2, lambda: world.after(3, world.log.append, "two and three"))
world.after(9, world.log.append, "late")
print(world.run(until=6).log, world.now, world.events, Event(1, 2, None) < Event(1, 3, None))
for act in (lambda: world.after(-1, print), lambda: lift.call(12), lambda: world.process(iter([])), lambda: world.process(5), lambda: bank(1, 0, 0)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
