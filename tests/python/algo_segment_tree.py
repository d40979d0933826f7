class SegmentTree:
    def __init__(self, values, combine, neutral):
        self.n, self.combine, self.neutral = len(values), combine, neutral
        self.tree = [neutral] * self.n + list(values)
        for i in range(self.n - 1, 0, -1):
            self.tree[i] = combine(self.tree[2 * i], self.tree[2 * i + 1])
    def update(self, i, value):
        i += self.n
        self.tree[i] = value
        while i > 1:
            i //= 2
            self.tree[i] = self.combine(self.tree[2 * i], self.tree[2 * i + 1])
    def query(self, lo, hi):
        left = right = self.neutral
        lo += self.n; hi += self.n
        while lo < hi:
            if lo & 1: left = self.combine(left, self.tree[lo]); lo += 1
            if hi & 1: hi -= 1; right = self.combine(self.tree[hi], right)
            lo >>= 1; hi >>= 1
        return self.combine(left, right)
class Fenwick:
    def __init__(self, n): self.t = [0] * (n + 1)
    def add(self, i, d):
        i += 1
        while i < len(self.t): self.t[i] += d; i += i & -i
    def sum(self, i):
        total = 0
        while i: total += self.t[i]; i &= i - 1
        return total
values = [(i * 37 + 11) % 101 for i in range(64)]
sums = SegmentTree(values, lambda a, b: a + b, 0)
lows = SegmentTree(values, min, 10**9)
text = SegmentTree([chr(97 + v % 26) for v in values], lambda a, b: a + b, "")
fen = Fenwick(64)
for i, v in enumerate(values): fen.add(i, v)
for step in range(300):
    i, lo = step * 29 % 64, step * 17 % 50
    v = step * step % 211
    fen.add(i, v - values[i]); values[i] = v
    sums.update(i, v); lows.update(i, v); text.update(i, chr(97 + v % 26))
    hi = lo + step % 14
    assert sums.query(lo, hi) == sum(values[lo:hi]) == fen.sum(hi) - fen.sum(lo)
    assert lows.query(lo, hi) == min(values[lo:hi], default=10**9)
    if step % 50 == 0: print(step, sums.query(lo, hi), lows.query(lo, hi), text.query(lo, hi))
print(text.query(0, 64))
