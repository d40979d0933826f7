"""Merge sort three ways (top-down, bottom-up, by natural runs), with stability and counts of inversions."""


class Item:
    __slots__ = ("key", "tag")

    def __init__(self, key, tag):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        if not isinstance(other, Item):
            return NotImplemented
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


def merge(a, b):
    out, i, j = [], 0, 0
    while i < len(a) and j < len(b):
        if b[j] < a[i]:
            out.append(b[j])
            j += 1
        else:
            out.append(a[i])
            i += 1
    return out + a[i:] + b[j:]


def top_down(xs):
    if len(xs) < 2:
        return xs[:]
    mid = len(xs) // 2
    return merge(top_down(xs[:mid]), top_down(xs[mid:]))


def bottom_up(xs):
    runs = [[x] for x in xs]
    while len(runs) > 1:
        runs = [merge(runs[i], runs[i + 1]) if i + 1 < len(runs) else runs[i] for i in range(0, len(runs), 2)]
    return runs[0] if runs else []


def natural(xs):
    runs = []
    for x in xs:
        if runs and not x < runs[-1][-1]:
            runs[-1].append(x)
        else:
            runs.append([x])
    count = len(runs)
    while len(runs) > 1:
        runs.append(merge(runs.pop(0), runs.pop(0)))
    return count, runs[0] if runs else []


def inversions(xs):
    if len(xs) < 2:
        return xs, 0
    (a, m), (b, n) = inversions(xs[: len(xs) // 2]), inversions(xs[len(xs) // 2 :])
    out, total, i = [], m + n, 0
    for y in b:
        while i < len(a) and a[i] <= y:
            out.append(a[i])
            i += 1
        total += len(a) - i
        out.append(y)
    return out + a[i:], total


def noise(n, seed=7):
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 16


xs = [v % 100 for v in noise(120)]
print(top_down(xs) == bottom_up(xs) == sorted(xs), natural([3, 4, 5, 1, 2, 9, 0]), natural([]), bottom_up([]))
items = [Item(v % 5, "abcdefghijklmnopqrst"[i]) for i, v in enumerate(noise(20, 99))]
print(items, top_down(items), bottom_up(items), sorted(items), sep="\n")
print([inversions(list(p))[1] for p in ([], [1], [2, 1], range(9, -1, -1), [1, 3, 2, 3, 1])], inversions(xs)[1])
print(top_down([2.5, True, 0, -1, 10**20, False]), top_down(["b", "", "aa", "a"]), top_down([(1, "b"), (1, "a"), (0,)]))
for bad in ([1, "a"], [None, 3], [Item(1, "x"), 2]):
    try:
        print(top_down(bad))
    except TypeError as e:
        print(e)
