# Simulates a bank: a calendar of events in a heap, processes of several classes, queues, statistics, floats.


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return self.state / 2147483648.0

    def between(self, low, high):
        return low + (high - low) * self.next()


class Event:
    def __init__(self, time, number, process):
        self.time = time
        self.number = number
        self.process = process
        self.cancelled = False

    def __lt__(self, other):
        if self.time != other.time:
            return self.time < other.time
        return self.number < other.number


class Calendar:
    def __init__(self):
        self.heap = []

    def push(self, event):
        heap = self.heap
        heap.append(event)
        at = len(heap) - 1
        while at > 0:
            parent = (at - 1) >> 1
            if not event < heap[parent]:
                break
            heap[at] = heap[parent]
            at = parent
        heap[at] = event

    def pop(self):
        heap = self.heap
        first, last = heap[0], heap.pop()
        if heap:
            at, n = 0, len(heap)
            while True:
                child = 2 * at + 1
                if child >= n:
                    break
                if child + 1 < n and heap[child + 1] < heap[child]:
                    child += 1
                if not heap[child] < last:
                    break
                heap[at] = heap[child]
                at = child
            heap[at] = last
        return first


class Process:
    def __init__(self, world, name):
        self.world = world
        self.name = name

    def resume(self):
        raise NotImplementedError


class Arrivals(Process):
    def __init__(self, world, mean, patience):
        super().__init__(world, "arrivals")
        self.mean = mean
        self.patience = patience
        self.count = 0

    def resume(self):
        world = self.world
        self.count += 1
        customer = Customer(world, "customer %d" % self.count, self.patience)
        customer.enter()
        world.schedule(world.random.between(0.2, 2 * self.mean), self)


class Customer(Process):
    def __init__(self, world, name, patience):
        super().__init__(world, name)
        self.patience = patience
        self.since = world.now
        self.leave = None

    def enter(self):
        world = self.world
        world.queue.append(self)
        self.leave = world.schedule(self.patience * world.random.between(0.5, 1.5), self)
        for teller in world.tellers:
            if teller.customer is None and not teller.waking:
                teller.waking = True
                world.schedule(0.0, teller)
                break

    def resume(self):
        if self in self.world.queue:
            self.world.queue.remove(self)
            self.world.lost += 1


class Teller(Process):
    def __init__(self, world, name, speed):
        super().__init__(world, name)
        self.speed = speed
        self.customer = None
        self.waking = False
        self.served = 0
        self.busy = 0.0

    def resume(self):
        world = self.world
        self.waking = False
        if self.customer is not None:
            self.served += 1
            self.customer = None
        if world.queue:
            customer = world.queue.pop(0)
            customer.leave.cancelled = True
            world.waited += world.now - customer.since
            self.customer = customer
            duration = world.random.between(1.0, 5.0) / self.speed
            self.busy += duration
            world.schedule(duration, self)


class Auditor(Process):
    def __init__(self, world, every):
        super().__init__(world, "auditor")
        self.every = every
        self.log = []

    def resume(self):
        world = self.world
        lengths = {teller.name: teller.served for teller in world.tellers}
        self.log.append((round(world.now, 3), len(world.queue), max(lengths.values())))
        world.schedule(self.every, self)


class World:
    def __init__(self, seed):
        self.random = Random(seed)
        self.calendar = Calendar()
        self.now = 0.0
        self.number = 0
        self.queue = []
        self.tellers = [Teller(self, "teller %d" % i, 1.0 + i / 4) for i in range(4)]
        self.lost = 0
        self.waited = 0.0

    def schedule(self, delay, process):
        self.number += 1
        event = Event(self.now + delay, self.number, process)
        self.calendar.push(event)
        return event

    def run(self, until):
        count = 0
        while self.now < until:
            event = self.calendar.pop()
            if event.cancelled:
                continue
            self.now = event.time
            event.process.resume()
            count += 1
        return count


def events(rounds):
    total = 0
    for seed in range(rounds):
        world = World(seed * 7919 + 1)
        auditor = Auditor(world, 10.0)
        world.schedule(0.0, Arrivals(world, 0.62, 12.0))
        world.schedule(5.0, auditor)
        total += world.run(4000.0) + world.lost * 3 + int(world.waited)
        total += sum(int(t.busy) + t.served for t in world.tellers) + len(auditor.log)
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = events(24)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("events %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
