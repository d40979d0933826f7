# sort and sorted: keys, reverse, stability, mixed comparisons, errors, own algorithms against it.

print(sorted([3, 1, 2]), sorted("hello"), sorted({"b": 1, "a": 2}), sorted((2.5, 1, True)), sorted([]), sorted([1], reverse=True))
words = ["banana", "Apple", "cherry", "date", "apple", "Fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=len, reverse=True))
records = [("ann", 3), ("bob", 1), ("cat", 3), ("dan", 2), ("eve", 1)]
print(sorted(records, key=lambda r: r[1]), sorted(records, key=lambda r: r[1], reverse=True), sorted(records, key=lambda r: (-r[1], r[0])))
records.sort(key=lambda r: r[0], reverse=True)
records.sort(key=lambda r: r[1])
print(records)
data = [(i * 7919) % 1009 for i in range(1009)]
print(sorted(data) == list(range(1009)), sorted(data, reverse=True)[:3], sorted(data, key=lambda v: -v)[:3], sorted(data, key=lambda v: v % 10)[:8])
print(sorted([2**70, 1, -(2**70), 1.5, 10**18]), sorted([float("inf"), -1, 0.5]), sorted([[2], [1, 5], [1]]), sorted([(1, "b"), (1, "a")]))
for bad in ([1, "a"], [None, 1], [{}, {}], [(1, None), (1, 2)]):
    try:
        print(sorted(bad))
    except TypeError as error:
        print("TypeError:", error)
calls = []


def key(v):
    calls.append(v)
    return v


sorted([3, 1, 2], key=key)
print(calls)


class Item:
    compared = 0

    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __lt__(self, other):
        Item.compared += 1
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.name}{self.rank}"


items = [Item(i * 5 % 7, chr(97 + i)) for i in range(14)]
print(sorted(items), max(items), min(items), Item.compared > 0)


def failing(v):
    if v == 3:
        raise ValueError("key failed")
    return v


try:
    sorted([1, 2, 3], key=failing)
except ValueError as error:
    print("ValueError:", error)


def bubble(values):
    values = list(values)
    for i in range(len(values)):
        swapped = False
        for j in range(len(values) - 1 - i):
            if values[j] > values[j + 1]:
                values[j], values[j + 1] = values[j + 1], values[j]
                swapped = True
        if not swapped:
            break
    return values


def insertion(values):
    values = list(values)
    for i in range(1, len(values)):
        current, j = values[i], i - 1
        while j >= 0 and values[j] > current:
            values[j + 1] = values[j]
            j -= 1
        values[j + 1] = current
    return values


def quick(values):
    if len(values) <= 1:
        return values
    pivot = values[len(values) // 2]
    return quick([v for v in values if v < pivot]) + [v for v in values if v == pivot] + quick([v for v in values if v > pivot])


def heap_sort(values):
    values = list(values)
    n = len(values)

    def sift(root, end):
        while True:
            child = 2 * root + 1
            if child >= end:
                return
            if child + 1 < end and values[child] < values[child + 1]:
                child += 1
            if values[root] >= values[child]:
                return
            values[root], values[child] = values[child], values[root]
            root = child

    for start in range(n // 2 - 1, -1, -1):
        sift(start, n)
    for end in range(n - 1, 0, -1):
        values[0], values[end] = values[end], values[0]
        sift(0, end)
    return values


def counting(values):
    counts = [0] * (max(values) + 1)
    for v in values:
        counts[v] += 1
    return [v for v, c in enumerate(counts) for _ in range(c)]


def shell(values):
    values = list(values)
    gap = len(values) // 2
    while gap:
        for i in range(gap, len(values)):
            v, j = values[i], i
            while j >= gap and values[j - gap] > v:
                values[j] = values[j - gap]
                j -= gap
            values[j] = v
        gap //= 2
    return values


sample = [(i * 37 + i * i) % 101 for i in range(120)]
expected = sorted(sample)
for algorithm in (bubble, insertion, quick, heap_sort, counting, shell):
    print(algorithm.__name__, algorithm(sample) == expected)
print(quick([0.5, 3, -1, 2.25, 2]), heap_sort("sorting"), insertion(["b", "c", "a"]), bubble([(2, 1), (1, 9)]))
import functools

print(functools.reduce(lambda a, b: a * 10 + b, sorted([3, 1, 2])))
