"""Sorting with keys: stability, reverse, mixed numbers, failing comparisons, lists changed while sorting."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


words = "the quick Brown fox jumps over The lazy dog and runs away Over hills".split()
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (-len(w), w.lower())), sep="\n")
print(sorted([3, 1.5, True, 2**70, -0.0, 0]), sorted("banana"), sorted({"b": 1, "a": 2}.items(), key=lambda p: p[1]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]))
print(attempt(lambda: sorted([1, "a"])), attempt(lambda: sorted([None, None])), attempt(lambda: sorted([1j, 2j])), attempt(lambda: sorted([1], len)), attempt(lambda: sorted([1, 2], key=3)), attempt(lambda: [3, 1].sort(lambda x: x)), sep="\n")
l = [3, 1, 2]
print(l.sort(), l, min(words, key=len), max(words, key=len), attempt(lambda: min([])), min([], default="none"), max(3, 7.5, key=lambda x: -x))


def spoil(x):
    l.append(x)
    return x


print(attempt(lambda: l.sort(key=spoil)), l)


class Item:
    compared = 0

    def __init__(self, k, n): self.k, self.n = k, n

    def __lt__(self, other):
        Item.compared += 1
        return self.k < other.k


class Stop(Item):
    def __lt__(self, other):
        raise ArithmeticError("no order")


def hot(turns):
    items = [Item(i * 7 % 5, i) for i in range(turns)]
    items.sort()
    stable = all(a.n < b.n for a, b in zip(items, items[1:]) if a.k == b.k)
    items.sort(reverse=True)
    down = all(a.n < b.n for a, b in zip(items, items[1:]) if a.k == b.k)
    total = 0
    for i in range(turns):
        row = sorted([i % 7, i % 3 + 0.5, -i, i * i % 11], key=lambda v: v if i % 2 else -v)
        total = total * 3 % 10007 + row[0] + 2 * row[1]
    return stable, down, total


print(hot(200), Item.compared > 200, attempt(lambda: sorted([Item(1, 1), Stop(2, 2), Item(0, 0)])))
