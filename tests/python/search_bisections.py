"""Searching sorted things: bisection by hand and by the library, interpolation, exponential, ternary, rotated lists, answers."""
from bisect import bisect_left, bisect_right, insort


def lower(xs, x, key=None):
    lo, hi, steps = 0, len(xs), 0
    while lo < hi:
        steps += 1
        mid = lo + (hi - lo) // 2
        if (key(xs[mid]) if key else xs[mid]) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo, steps


def interpolate(xs, x):
    lo, hi, probes = 0, len(xs) - 1, 0
    while lo <= hi and xs[lo] <= x <= xs[hi]:
        probes += 1
        at = lo if xs[lo] == xs[hi] else lo + (x - xs[lo]) * (hi - lo) // (xs[hi] - xs[lo])
        if xs[at] == x:
            return at, probes
        lo, hi = (at + 1, hi) if xs[at] < x else (lo, at - 1)
    return None, probes


def exponential(item, x):
    """Searches what has no known end: item(i) raises IndexError after it."""

    def at(i):
        try:
            return item(i)
        except IndexError:
            return float("inf")

    bound = 1
    while at(bound) < x:
        bound *= 2
    lo, hi = bound // 2, bound + 1
    while lo < hi:
        mid = (lo + hi) // 2
        if at(mid) < x:
            lo = mid + 1
        else:
            hi = mid
    return (lo, bound) if at(lo) == x else (-1, bound)


def rotated(xs, x):
    lo, hi = 0, len(xs) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if xs[mid] == x:
            return mid
        left = xs[lo] <= xs[mid]
        inside = xs[lo] <= x < xs[mid] if left else not xs[mid] < x <= xs[hi]
        lo, hi = (lo, mid - 1) if inside else (mid + 1, hi)
    raise ValueError(f"{x} is not in rotated list")


def peak(f, lo, hi):
    while hi - lo > 2:
        a, b = lo + (hi - lo) // 3, hi - (hi - lo) // 3
        lo, hi = (a, hi) if f(a) < f(b) else (lo, b)
    return max(range(lo, hi + 1), key=f)


def root(n, k):
    lo, hi = 0, n + 1
    while hi - lo > 1:
        mid = (lo + hi) // 2
        lo, hi = (mid, hi) if mid**k <= n else (lo, mid)
    return lo


squares = [i * i for i in range(300)]
print(lower(squares, 10000), lower(squares, 10001), lower([], 1), lower(squares, 10**9), lower("aabbcc", "b"), lower(["x", "yy", "zzz"], 2, key=len))
print(all(lower(squares, x)[0] == bisect_left(squares, x) for x in range(-3, 400)), bisect_right(squares, 4), bisect_right(squares, 4.5))
print(interpolate(squares, 289), interpolate(range(0, 1000, 7), 700), interpolate([5] * 4, 5), interpolate(squares, 3), interpolate([], 3))
print(exponential(squares.__getitem__, 62001), exponential(squares.__getitem__, 62500), exponential(lambda i: i * 3, 3 * 777), exponential("".__getitem__, 1))
wheel = [7, 9, 12, 15, 1, 2, 4]
print([rotated(wheel, x) for x in wheel], rotated([1], 1))
print(peak(lambda i: -((i - 137) ** 2), 0, 1000), root(10**30, 3), root(2**61 - 1, 2), [root(n, 2) for n in range(10)])
row = []
for x in (5, 1.5, 5.0, True, -3, 10**20):
    insort(row, x)
insort(row, 2, key=lambda v: v)
print(row, bisect_left(row, 4, 2, 5), bisect_left(row, 4, lo=3), bisect_right([1, 2, 3], 2, key=lambda v: v * 2))
for act in (lambda: rotated(wheel, 3), lambda: bisect_left([1, "a"], 2), lambda: insort((1, 2), 3), lambda: bisect_left([1], 1, -1), lambda: bisect_left(5, 1)):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
