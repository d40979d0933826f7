# Sets of numbers, tuples of numbers and None come in an order that is the same in every run: it follows from the table.
class Hashed:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return isinstance(other, Hashed) and other.value == self.value

    def __repr__(self):
        return f"H{self.value}"


state = 7


def random(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return (state >> 33) % n


def key(kind):
    k = random(12) if kind == 0 else kind
    if k < 4:
        return random(20) - 5
    if k == 4:
        return random(1000)
    if k == 5:
        return random(1 << 31) * (1 if random(2) else -1) << random(60)
    if k == 6:
        return random(100) / 4 - 3
    if k == 7:
        return (random(8), random(8))
    if k == 8:
        return (random(8) - 4, random(8), (random(3),))
    if k == 9:
        return frozenset(random(10) for _ in range(random(5)))
    if k == 10:
        return [None, True, False, 1.5, complex(1, 2), (), 1e300, -1][random(8)]
    return Hashed(random(50) * (8 if random(2) else 1 << 20))


def keys(kind, n):
    return [key(kind) for _ in range(random(n))]


def collection(kind, n):
    result = keys(kind, n)
    make = [tuple, dict.fromkeys, frozenset, lambda x: dict.fromkeys(x).keys(), iter, list, set, set][random(8)]
    return make(result)


def check(trials, steps):
    for trial in range(trials):
        kind, n = random(12), [3, 8, 20, 60][random(4)]
        s, t = set(keys(kind, n)), set(keys(kind, n))
        for step in range(steps):
            o = random(20)
            c = collection(kind, n)
            if o < 3:
                s.add(key(kind))
            elif o < 5:
                s.discard(key(kind))
            elif o == 5 and s:
                print("pop", s.pop())
            elif o == 6:
                s.update(c)
            elif o == 7:
                s = s & (t | set(c))
            elif o == 8:
                s = s - set(c)
            elif o == 9:
                s ^= set(c)
            elif o == 10:
                s |= set(c)
            elif o == 11:
                s -= set(c)
            elif o == 12:
                s = s.symmetric_difference(c)
            elif o == 13:
                s = s.difference(c)
            elif o == 14:
                print(list(s.intersection(c)))
            elif o == 15:
                s.difference_update(c)
                t = s.copy()
            elif o == 16:
                d, e = dict.fromkeys(keys(kind, n)), dict.fromkeys(keys(kind, n))
                print(list(d.keys() & e.keys()), list(d.keys() - e.keys()), list(d.keys() ^ e.keys()))
                print(list(d.keys() & s), list(s & d.keys()), list(s | d.keys()), list(d.items() & e.items()))
            elif o == 17:
                while s and random(10):
                    s.pop()
                    s.add(key(kind))
            print(list(s)[:20], len(s))
            if random(4) == 0:
                print(list(frozenset(s))[:20], list({x for x in s})[:20], list(set(list(s)))[:20])


check(25, 12)

# A display of constants is made of a constant; one with a variable is not.
x = 5
print({3, 1, 2}, {40, 8, 0}, {33, 32, 31, 1, 0}, {33, 32, 31, 1, 0, x}, {33, 32, 31, 1, 0, *(3, 5)})
print([y for y in {33, 32, 31, 1, 0}], list(y for y in {99, -1, 7, 1000, 64, 0}))
for y in {64, 0, 32, 8, 16, 24}:
    print(y, end=" ")
print(set(range(10, 0, -1)), set([5, 3, 70, 2]), frozenset([9, 4, 1]))
s = {10, 20, 30, 40, 50}
s.add(60)
print(s, hash(None), len(set("a") | {1}))

# What varies from run to run comes in the order of insertion, and keys are found as ever.
words = set()
for i in range(300):
    words.add(str(i % 100))
print(len(words), all(str(i) in words for i in range(100)), sorted(words)[:3])
grid = {(r, c) for r in range(4) for c in range(4)}
print(grid)
for cell in grid:
    try:
        grid.add((cell[0], 9))
    except RuntimeError:
        pass
    break
try:
    for cell in grid:
        grid.discard(cell)
except RuntimeError as error:
    print(error)
