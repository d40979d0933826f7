"""Quicksort with Lomuto, Hoare and three-way partitions, quickselect, and a median of medians."""
from functools import cmp_to_key


def lomuto(xs, lo, hi):
    pivot, i = xs[hi], lo
    for j in range(lo, hi):
        if xs[j] < pivot:
            xs[i], xs[j] = xs[j], xs[i]
            i += 1
    xs[i], xs[hi] = xs[hi], xs[i]
    return i


def quick_lomuto(xs, lo=0, hi=None):
    hi = len(xs) - 1 if hi is None else hi
    while lo < hi:
        p = lomuto(xs, lo, hi)
        if p - lo < hi - p:
            quick_lomuto(xs, lo, p - 1)
            lo = p + 1
        else:
            quick_lomuto(xs, p + 1, hi)
            hi = p - 1
    return xs


def quick_hoare(xs):
    stack = [(0, len(xs) - 1)]
    deepest = 0
    while stack:
        deepest = max(deepest, len(stack))
        lo, hi = stack.pop()
        if lo >= hi:
            continue
        pivot, i, j = xs[(lo + hi) // 2], lo - 1, hi + 1
        while True:
            i += 1
            while xs[i] < pivot:
                i += 1
            j -= 1
            while pivot < xs[j]:
                j -= 1
            if i >= j:
                break
            xs[i], xs[j] = xs[j], xs[i]
        stack += [(lo, j), (j + 1, hi)]
    return xs, deepest


def flag(xs, pivot):
    lo, mid, hi = 0, 0, len(xs)
    while mid < hi:
        match (xs[mid] > pivot) - (xs[mid] < pivot):
            case -1:
                xs[lo], xs[mid] = xs[mid], xs[lo]
                lo, mid = lo + 1, mid + 1
            case 0:
                mid += 1
            case 1:
                hi -= 1
                xs[mid], xs[hi] = xs[hi], xs[mid]
    return lo, hi, xs


def select(xs, k):
    if not 0 <= k < len(xs):
        raise IndexError(f"no element {k} of {len(xs)}")
    while True:
        if len(xs) <= 5:
            return sorted(xs)[k]
        medians = [sorted(xs[i : i + 5])[len(xs[i : i + 5]) // 2] for i in range(0, len(xs), 5)]
        lo, hi, xs = flag(xs[:], select(medians, len(medians) // 2))
        if k < lo:
            xs = xs[:lo]
        elif k < hi:
            return xs[k]
        else:
            xs, k = xs[hi:], k - hi


data = [(i * 7919 + 13) % 101 - 50 for i in range(150)]
print(quick_lomuto(data[:]) == sorted(data), quick_hoare(data[:])[0] == sorted(data), quick_hoare(list("quicksort")))
print(flag([2, 0, 1, 2, 1, 0, 0, 2, 1], 1), flag([], 1), flag([5, 5], 1), flag([0.5, 1.0, True, 2], 1))
print([select(data, k) for k in (0, 1, 74, 75, 148, 149)], sorted(data)[74], select(["k"], 0))
for k in (-1, 150):
    try:
        select(data, k)
    except IndexError as e:
        print(type(e).__name__, e)
joined = sorted(["3", "30", "34", "5", "9", "0"], key=cmp_to_key(lambda a, b: (a + b < b + a) - (a + b > b + a)))
print("".join(joined), quick_lomuto([1.5, float("-inf"), 3, -0.0, 0, float("inf")]))
try:
    quick_hoare([1, 2j, 3])
except TypeError as e:
    print(e)
