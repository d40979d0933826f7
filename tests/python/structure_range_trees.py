"""Sums over ranges: Fenwick trees, segment trees with any operation, lazy additions, sparse tables, differences, blocks."""
from itertools import accumulate
from math import gcd, inf
from operator import add, or_


class Fenwick:
    def __init__(self, n):
        self.sums = [0] * (n + 1)

    def __iadd__(self, change):
        i, by = change
        if not 0 <= i < len(self.sums) - 1:
            raise IndexError(f"{i} not in 0..{len(self.sums) - 2}")
        i += 1
        while i < len(self.sums):
            self.sums[i] += by
            i += i & -i
        return self

    def __call__(self, end):
        total = 0
        while end > 0:
            total += self.sums[end]
            end &= end - 1
        return total

    def find(self, target):
        at, step = 0, 1 << len(self.sums).bit_length()
        while step := step >> 1:
            if at + step < len(self.sums) and self.sums[at + step] < target:
                at += step
                target -= self.sums[at]
        return at


class Segments:
    def __init__(self, xs, op, empty):
        self.n, self.op, self.empty = len(xs), op, empty
        self.tree = [empty] * self.n + list(xs)
        for i in range(self.n - 1, 0, -1):
            self.tree[i] = op(self.tree[2 * i], self.tree[2 * i + 1])

    def __setitem__(self, i, x):
        self.tree[i := i + self.n] = x
        while i := i >> 1:
            self.tree[i] = self.op(self.tree[2 * i], self.tree[2 * i + 1])

    def __getitem__(self, s):
        lo, hi, step = s.indices(self.n)
        if step != 1:
            raise ValueError(f"step {step}")
        left, right, lo, hi = self.empty, self.empty, lo + self.n, hi + self.n
        while lo < hi:
            if lo & 1:
                left = self.op(left, self.tree[lo])
                lo += 1
            if hi & 1:
                hi -= 1
                right = self.op(self.tree[hi], right)
            lo, hi = lo >> 1, hi >> 1
        return self.op(left, right)


class Lazy:
    def __init__(self, n):
        self.n, self.best, self.more = n, [0] * 4 * n, [0] * 4 * n

    def change(self, a, b, by, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if b <= lo or hi <= a:
            return
        if a <= lo and hi <= b:
            self.best[node] += by
            self.more[node] += by
            return
        mid = (lo + hi) // 2
        self.change(a, b, by, 2 * node, lo, mid)
        self.change(a, b, by, 2 * node + 1, mid, hi)
        self.best[node] = self.more[node] + max(self.best[2 * node], self.best[2 * node + 1])

    def most(self, a, b, node=1, lo=0, hi=None):
        hi = self.n if hi is None else hi
        if b <= lo or hi <= a:
            return -inf
        if a <= lo and hi <= b:
            return self.best[node]
        mid = (lo + hi) // 2
        return self.more[node] + max(self.most(a, b, 2 * node, lo, mid), self.most(a, b, 2 * node + 1, mid, hi))


def sparse(xs):
    rows, step = [list(xs)], 1
    while 2 * step <= len(xs):
        rows.append([min(a, b) for a, b in zip(rows[-1], rows[-1][step:])])
        step *= 2
    def least(a, b):
        k = (b - a).bit_length() - 1
        return min(rows[k][a], rows[k][b - (1 << k)])
    return least


xs = [(i * 37 + 5) % 101 - 30 for i in range(90)]
tree = Fenwick(len(xs))
for i, x in enumerate(xs):
    tree += i, x
print([tree(k) for k in (0, 1, 45, 90)], [0, *accumulate(xs)] == [tree(k) for k in range(91)])
counts = Fenwick(50)
for x in xs:
    counts += abs(x) % 50, 1
print([counts.find(k) for k in (1, 45, 90)], sorted(abs(x) % 50 for x in xs)[44], counts.find(1000))
for op, empty in (add, 0), (max, -inf), (gcd, 0), (lambda a, b: a + b, 0.5), (or_, 0):
    s = Segments(xs, op, empty)
    s[7] = 88
    print(getattr(op, "__name__", op), s[:], s[3:8], s[5:5], s[-10:], s[80:200])
words = Segments("not commutative at all".split(), add, "")
words[1] = "-"
print(words[:], words[1:3], repr(words[2:2]))
lazy, plain = Lazy(60), [0] * 60
for i in range(80):
    a, b = sorted(((i * 17) % 61, (i * 29 + 3) % 61))
    lazy.change(a, b, i % 7 - 2)
    plain[a:b] = [v + i % 7 - 2 for v in plain[a:b]]
print([lazy.most(a, a + 9) for a in range(0, 51, 10)], all(lazy.most(a, b) == max(plain[a:b]) for a in range(0, 60, 7) for b in range(a + 1, 61, 5)), lazy.most(5, 5))
least = sparse(xs)
print(all(least(a, b) == min(xs[a:b]) for a in range(0, 90, 4) for b in range(a + 1, 91, 6)), least(0, 90))
for act in (lambda: tree.__iadd__((90, 1)), lambda: Segments(xs, add, 0)[::2], lambda: Segments(xs, add, 0)[3], lambda: Segments([1, "a"], add, 0), lambda: least(4, 4), lambda: tree.__iadd__(5)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
