"""State machines and automata: a vending machine, a turnstile by table, elementary rules, Langton's ant, Turing machines, DFA minimization."""
from enum import Enum


class Refused(Exception):
    pass


class Vending:
    PRICES = {"tea": 120, "cola": 150, "nuts": 80}

    def __init__(self, stock):
        self.stock, self.state, self.paid, self.log = dict(stock), self.idle, 0, []

    def __call__(self, event, *args):
        before = self.state.__name__
        self.state = self.state(event, *args) or self.state
        self.log.append(f"{before}-{event}>{self.state.__name__}")
        return self

    def idle(self, event, coin=None):
        if event != "coin":
            raise Refused(f"{event} while idle")
        self.paid = coin
        return self.holding

    def holding(self, event, what=None):
        match event, what:
            case "coin", int(n) if n in (10, 20, 50, 100, 200):
                self.paid += n
            case "coin", n:
                raise Refused(f"bad coin {n}")
            case "pick", name if name not in self.PRICES:
                raise Refused(f"no such thing: {name}")
            case "pick", name if not self.stock.get(name):
                return self.sold_out
            case "pick", name if self.paid < self.PRICES[name]:
                raise Refused(f"{name} needs {self.PRICES[name] - self.paid} more")
            case "pick", name:
                self.stock[name] -= 1
                self.paid -= self.PRICES[name]
                return self.holding if self.paid else self.idle
            case "back", None:
                self.paid = 0
                return self.idle

    def sold_out(self, event, *_):
        return self.holding if event == "ok" else None


class Gate(Enum):
    LOCKED = "locked"
    OPEN = "open"
    BROKEN = "broken"

    def on(self, event):
        return {(Gate.LOCKED, "coin"): Gate.OPEN, (Gate.OPEN, "push"): Gate.LOCKED, (Gate.OPEN, "kick"): Gate.BROKEN}.get((self, event), self)


def elementary(rule, width, turns):
    row = 1 << width // 2
    for _ in range(turns):
        yield f"{row:0{width}b}".translate({48: ".", 49: "#"})
        row = sum((rule >> (((row << 1 | row >> width - 1) >> i & 3) + ((row >> (i + 1) % width & 1) << 2)) & 1) << i for i in range(width))


def ant(turns):
    black, at, step = set(), 0j, 1j
    for _ in range(turns):
        step *= 1j if at in black else -1j
        black ^= {at}
        at += step
    return len(black), at


def turing(rules, tape, state="start", limit=500):
    cells, at, steps = dict(enumerate(tape)), 0, 0
    while state != "halt":
        if steps == limit:
            raise TimeoutError(f"no halt within {limit}")
        if (key := (state, cells.get(at, "_"))) not in rules:
            raise Refused("stuck in %s at %r" % key)
        cells[at], move, state = rules[key]
        at += {"R": 1, "L": -1, "N": 0}[move]
        steps += 1
    return "".join(cells[i] for i in sorted(cells)).strip("_"), steps


def minimal(states, alphabet, delta, accepting):
    parts = [p for p in (frozenset(accepting), frozenset(states) - frozenset(accepting)) if p]
    while True:
        where = {s: i for i, p in enumerate(parts) for s in p}
        groups = {}
        for s in sorted(states):
            groups.setdefault((where[s], *(where[delta(s, a)] for a in alphabet)), []).append(s)
        if len(groups) == len(parts):
            return sorted(map(sorted, groups.values()))
        parts = list(map(frozenset, groups.values()))


m = Vending({"tea": 1, "cola": 0})
m("coin", 100)("coin", 50)("pick", "tea")("pick", "cola")("what")("ok")
for event in (("pick", "nuts"), ("pick", "gum"), ("coin", 3), ("coin", "x")):
    try:
        m(*event)
    except Refused as e:
        print(type(e).__name__, e)
m("back")
for event in (("pick", "tea"), ("coin", 1, 2)):
    try:
        m(*event)
    except (Refused, TypeError) as e:
        print(type(e).__name__, e)
print(*m.log, m.paid, m.stock)
gate = Gate.LOCKED
print([(gate := gate.on(e)).value for e in "push coin coin push coin kick coin".split()], Gate("open"), Gate.OPEN.on(None) is Gate.OPEN)
print(*elementary(90, 33, 9), sep="\n")
print([sum(r.count("#") for r in elementary(rule, 41, 20)) for rule in (0, 30, 110, 184, 255)], [ant(n) for n in (0, 11, 300, 1000)])
flip = {("start", "0"): ("1", "R", "start"), ("start", "1"): ("0", "R", "start"), ("start", "_"): ("_", "N", "halt")}
busy = {("start", "_"): ("1", "R", "b"), ("start", "1"): ("1", "L", "c"), ("b", "_"): ("1", "L", "start"), ("b", "1"): ("1", "R", "b"), ("c", "_"): ("1", "L", "b"), ("c", "1"): ("1", "N", "halt")}
print(turing(flip, "10110"), turing(flip, ""), turing(busy, ""))
for rules, tape in ((flip, "102"), ({("start", "_"): ("_", "R", "start")}, ""), ({("start", "_"): ("_", "U", "x")}, "")):
    try:
        print(turing(rules, tape))
    except (Refused, TimeoutError, KeyError) as e:
        print(type(e).__name__, e)
print(minimal(range(12), "01", lambda s, a: (2 * s + int(a)) % 12, {0, 4, 8}), minimal("abc", "x", lambda s, a: "b", {"b"}))
