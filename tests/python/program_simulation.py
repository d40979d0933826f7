# Discrete events with generators as processes, an elevator, a queue at a bank, a traffic light, a robot.


class Environment:
    """Runs processes (generators that yield delays or events) in order of time."""

    def __init__(self):
        self.now = 0
        self.queue = []
        self.sequence = 0

    def schedule(self, delay, process, value=None):
        self.sequence += 1
        entry = (self.now + delay, self.sequence, process, value)
        i = len(self.queue)
        while i > 0 and self.queue[i - 1][:2] > entry[:2]:
            i -= 1
        self.queue.insert(i, entry)

    def spawn(self, process):
        self.schedule(0, process)

    def run(self, until):
        steps = 0
        while self.queue and self.queue[0][0] <= until:
            self.now, _, process, value = self.queue.pop(0)
            steps += 1
            try:
                wanted = process.send(value)
            except StopIteration:
                continue
            if isinstance(wanted, Resource):
                wanted.request(process)
            else:
                self.schedule(wanted, process)
        return steps


class Resource:
    def __init__(self, env, capacity):
        self.env = env
        self.free = capacity
        self.waiting = []
        self.longest = 0

    def request(self, process):
        if self.free:
            self.free -= 1
            self.env.schedule(0, process, True)
        else:
            self.waiting.append(process)
            self.longest = max(self.longest, len(self.waiting))

    def release(self):
        if self.waiting:
            self.env.schedule(0, self.waiting.pop(0), True)
        else:
            self.free += 1


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1664525 + 1013904223) % 4294967296
        return (self.state >> 16) % n


class Statistics:
    def __init__(self):
        self.values = []

    def add(self, v):
        self.values.append(v)

    def mean(self):
        return sum(self.values) / len(self.values) if self.values else 0.0

    def deviation(self):
        m = self.mean()
        return (sum((v - m) ** 2 for v in self.values) / len(self.values)) ** 0.5

    def median(self):
        s = sorted(self.values)
        middle = len(s) // 2
        return s[middle] if len(s) % 2 else (s[middle - 1] + s[middle]) / 2

    def __str__(self):
        return f"n={len(self.values)} mean={self.mean():.3f} sd={self.deviation():.3f} median={self.median()} max={max(self.values)}"


def customer(env, counter, rng, waits, log):
    arrived = env.now
    yield counter
    waits.add(env.now - arrived)
    yield 2 + rng.below(7)
    counter.release()
    if len(log) < 5:
        log.append((arrived, env.now))


def arrivals(env, counter, rng, waits, log, n):
    for _ in range(n):
        env.spawn(customer(env, counter, rng, waits, log))
        yield rng.below(5)


def bank(tellers, n):
    env, rng, waits, log = Environment(), Random(tellers), Statistics(), []
    counter = Resource(env, tellers)
    env.spawn(arrivals(env, counter, rng, waits, log, n))
    steps = env.run(10**6)
    return f"{tellers} tellers: {waits} longest={counter.longest} end={env.now} steps={steps} {log}"


class Light:
    states = {"green": ("yellow", 25), "yellow": ("red", 5), "red": ("green", 30)}

    def __init__(self):
        self.state = "red"
        self.spent = {name: 0 for name in self.states}

    def process(self):
        while True:
            following, duration = self.states[self.state]
            self.spent[self.state] += duration
            yield duration
            self.state = following


class Elevator:
    def __init__(self, floors):
        self.floors = floors
        self.at = 0
        self.direction = 1
        self.stops = set()
        self.moved = 0
        self.trace = []

    def call(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f"no floor {floor}")
        self.stops.add(floor)

    def step(self):
        if self.at in self.stops:
            self.stops.remove(self.at)
            self.trace.append(self.at)
            return True
        if not self.stops:
            return False
        ahead = [f for f in self.stops if (f - self.at) * self.direction > 0]
        if not ahead:
            self.direction = -self.direction
        self.at += self.direction
        self.moved += 1
        return True


class Robot:
    headings = ["north", "east", "south", "west"]
    deltas = {"north": (0, 1), "east": (1, 0), "south": (0, -1), "west": (-1, 0)}

    def __init__(self, x=0, y=0, heading="north"):
        self.x, self.y, self.heading = x, y, heading

    def turn(self, by):
        self.heading = self.headings[(self.headings.index(self.heading) + by) % 4]

    def advance(self):
        dx, dy = self.deltas[self.heading]
        self.x, self.y = self.x + dx, self.y + dy

    def run(self, program):
        actions = {"R": lambda: self.turn(1), "L": lambda: self.turn(-1), "A": self.advance}
        for c in program:
            actions[c]()
        return self

    def __repr__(self):
        return f"({self.x}, {self.y}) facing {self.heading}"


def ecosystem(steps):
    rabbits, foxes = 40.0, 9.0
    history = []
    for step in range(steps):
        born, eaten, starved = 0.04 * rabbits, 0.002 * rabbits * foxes, 0.03 * foxes
        rabbits, foxes = max(rabbits + born - eaten, 0.0), max(foxes + 0.3 * eaten - starved, 0.0)
        if step % 100 == 0:
            history.append((round(rabbits, 3), round(foxes, 3)))
    return history


for tellers in (1, 2, 3):
    print(bank(tellers, 200))
env, light = Environment(), Light()
env.spawn(light.process())
print(env.run(3600), light.spent, light.state, env.now)
lift, rng = Elevator(12), Random(3)
for tick in range(1200):
    if rng.below(6) == 0:
        lift.call(rng.below(12))
    lift.step()
print(lift.moved, len(lift.trace), lift.trace[:12], lift.at)
try:
    lift.call(99)
except ValueError as error:
    print("ValueError:", error)
print(Robot(7, 3).run("RAALAL"), Robot().run("A" * 500 + "R" + "AL" * 400))
try:
    Robot().run("AX")
except KeyError as error:
    print("KeyError:", error)
print(ecosystem(1000))
