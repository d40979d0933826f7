"""Dynamic programs of amounts: knapsacks of three kinds, coins, partitions, subset sums, rods, and targets with signs."""
from functools import lru_cache
from typing import NamedTuple


class Thing(NamedTuple):
    name: str
    weight: int
    value: float

    @property
    def density(self):
        return self.value / self.weight


def once(things, room):
    best = [(0, ())] * (room + 1)
    for t in things:
        for w in range(room, t.weight - 1, -1):
            value, names = best[w - t.weight]
            best[w] = max(best[w], (value + t.value, names + (t.name,)), key=lambda b: b[0])
    return best[room]


def many(things, room):
    best = [0] * (room + 1)
    for w in range(1, room + 1):
        best[w] = max((best[w - t.weight] + t.value for t in things if t.weight <= w), default=0)
    return best[room]


def fractional(things, room):
    total, taken = 0.0, []
    for t in sorted(things, key=lambda t: t.density, reverse=True):
        part = min(1, room / t.weight)
        if part <= 0:
            break
        total += part * t.value
        room -= part * t.weight
        taken.append(f"{part:.0%} {t.name}")
    return round(total, 4), taken


def ways(coins, amount):
    table = [1] + [0] * amount
    for c in coins:
        for a in range(c, amount + 1):
            table[a] += table[a - c]
    return table[amount]


def fewest(coins, amount):
    @lru_cache(maxsize=None)
    def go(rest):
        if rest == 0:
            return ()
        choices = [(c,) + tail for c in coins if c <= rest and (tail := go(rest - c)) is not None]
        return min(choices, key=len) if choices else None

    answer = go(amount)
    if answer is None:
        raise ValueError(f"cannot pay {amount} with {coins}")
    return answer, go.cache_info()


def halves(xs):
    reach = 1
    for x in xs:
        reach |= reach << x
    total = sum(xs)
    half = max(s for s in range(total // 2 + 1) if reach >> s & 1)
    return total - 2 * half, reach.bit_count()


def signs(xs, target):
    sums = {0: 1}
    for x in xs:
        new = {}
        for s, n in sums.items():
            for t in (s + x, s - x):
                new[t] = new.get(t, 0) + n
        sums = new
    return sums.get(target, 0)


bag = [Thing("lamp", 5, 10), Thing("rope", 4, 40), Thing("tent", 6, 30), Thing("food", 3, 50), Thing("book", 2, 1.5)]
print(once(bag, 10), once(bag, 0), once([], 5), many(bag, 10), many(bag, 2), fractional(bag, 10), fractional(bag, 0), sep="\n")
print(ways([1, 2, 5], 5), ways([2], 3), ways([], 0), ways([1, 5, 10, 25, 50, 100], 400), ways(range(1, 101), 100))
print(fewest((1, 3, 4), 6), fewest((5, 2), 11)[0], fewest((7,), 0))
print(halves([1, 6, 11, 5]), halves([]), halves([i * i for i in range(1, 25)]), signs([1, 1, 1, 1, 1], 3), signs(range(1, 21), 10))
for act in (lambda: fewest((4, 6), 9), lambda: fewest((2, 4), 1), lambda: Thing("void", 0, 1).density, lambda: fractional([Thing("x", 0, 1)], 1), lambda: Thing("a", 1), lambda: setattr(bag[0], "value", 3)):
    try:
        print(act())
    except (ValueError, ZeroDivisionError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(bag[0]._replace(value=11), bag[1]._asdict(), bag[4] < bag[3], Thing._fields)
