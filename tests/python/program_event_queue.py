import heapq
from itertools import count
class Sim:
    def __init__(self): self.now, self.queue, self.n, self.log = 0, [], count(), []
    def at(self, delay, f, *a): heapq.heappush(self.queue, (self.now + delay, next(self.n), f, a))
    def process(self, gen):
        def step(value=None):
            try: delay = gen.send(value)
            except StopIteration: return
            self.at(delay, step, self.now)
        step()
    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, f, a = heapq.heappop(self.queue); f(*a)
class Server:
    def __init__(self, sim, size): self.sim, self.free, self.waiting, self.served, self.longest = sim, size, [], 0, 0
    def ask(self, f):
        if self.free: self.free -= 1; f()
        else: self.waiting.append(f); self.longest = max(self.longest, len(self.waiting))
    def leave(self):
        self.served += 1
        if self.waiting: self.waiting.pop(0)()
        else: self.free += 1
sim = Sim(); server = Server(sim, 2); waits = []
def customer(i, t): 
    start = sim.now
    def begin(): waits.append(sim.now - start); sim.at(3 + i * 7 % 11, server.leave)
    server.ask(begin)
def source():
    for i in range(400):
        t = yield 1 + i * i % 7
        customer(i, t)
sim.process(source()); sim.run(500); print(sim.now, server.served, server.longest, sum(waits)); sim.run(10**9); print(sim.now, server.served, max(waits), round(sum(waits) / len(waits), 3))
def clock(name, every):
    while sim.now < 2600: got = yield every; sim.log.append((name, got))
sim.process(clock("a", 30)); sim.process(clock("b", 45)); sim.run(sim.now + 200); print(sim.log[:6], len(sim.log))
