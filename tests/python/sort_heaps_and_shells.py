"""Sorts in place that are not quick: heap, shell, comb, cocktail, gnome, cycle, pancake, insertion by bisection."""


def heap(xs):
    def sift(root, end):
        while (child := 2 * root + 1) < end:
            if child + 1 < end and xs[child] < xs[child + 1]:
                child += 1
            if not xs[root] < xs[child]:
                break
            xs[root], xs[child] = xs[child], xs[root]
            root = child

    for i in reversed(range(len(xs) // 2)):
        sift(i, len(xs))
    for end in range(len(xs) - 1, 0, -1):
        xs[0], xs[end] = xs[end], xs[0]
        sift(0, end)


def shell(xs):
    gap = 1
    while gap < len(xs) // 3:
        gap = 3 * gap + 1
    while gap:
        for i in range(gap, len(xs)):
            x, j = xs[i], i
            while j >= gap and xs[j - gap] > x:
                xs[j] = xs[j - gap]
                j -= gap
            xs[j] = x
        gap //= 3


def comb(xs):
    gap, swapped = len(xs), True
    while gap > 1 or swapped:
        gap, swapped = max(1, int(gap / 1.3)), False
        for i in range(len(xs) - gap):
            if xs[i] > xs[i + gap]:
                xs[i], xs[i + gap] = xs[i + gap], xs[i]
                swapped = True


def cocktail(xs):
    lo, hi = 0, len(xs) - 1
    while lo < hi:
        last = lo
        for i in range(lo, hi):
            if xs[i] > xs[i + 1]:
                xs[i], xs[i + 1], last = xs[i + 1], xs[i], i
        hi, last = last, hi
        for i in range(hi, lo, -1):
            if xs[i - 1] > xs[i]:
                xs[i - 1], xs[i] = xs[i], xs[i - 1]
                last = i
        lo = last if last <= hi else hi


def gnome(xs):
    i = 0
    while i < len(xs):
        if i == 0 or xs[i - 1] <= xs[i]:
            i += 1
        else:
            xs[i - 1 : i + 1] = xs[i], xs[i - 1]
            i -= 1


def cycle(xs):
    writes = 0
    for start in range(len(xs) - 1):
        x = xs[start]
        while (at := start + sum(y < x for y in xs[start + 1 :])) != start:
            while xs[at] == x:
                at += 1
            xs[at], x = x, xs[at]
            writes += 1
        xs[start] = x
    return writes


def pancake(xs):
    flips = []
    for size in range(len(xs), 1, -1):
        at = max(range(size), key=xs.__getitem__)
        for k in (at + 1, size):
            xs[:k] = xs[:k][::-1]
            flips.append(k)
    return flips


def insertion(xs):
    for i in range(1, len(xs)):
        x, lo, hi = xs[i], 0, i
        while lo < hi:
            mid = (lo + hi) >> 1
            lo, hi = (lo, mid) if x < xs[mid] else (mid + 1, hi)
        del xs[i]
        xs.insert(lo, x)


cases = [[], [1], [2, 1], list(range(20)), list(range(20, 0, -1)), [(i * i * 31) % 23 for i in range(40)], [3] * 5, [0.5, -1, 10**30, True]]
for sort in heap, shell, comb, cocktail, gnome, cycle, pancake, insertion:
    verdicts = []
    for case in cases:
        copy = list(case)
        sort(copy)
        verdicts.append(copy == sorted(case))
    print(sort.__name__, all(verdicts) or verdicts, pancake([3, 1, 2]) if sort is pancake else cycle([3, 1, 2]) if sort is cycle else "")
for bad in ([3, "x", 1], [None, None]):
    for sort in heap, shell, gnome, insertion:
        try:
            sort(bad[:])
        except TypeError as e:
            print(sort.__name__, e)
try:
    shell((3, 1, 2, 0))
except TypeError as e:
    print(e)
