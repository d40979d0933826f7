from functools import cmp_to_key
d = ["pear", "Fig", "apple", "fig", "kiwi"]
print(sorted(d), sorted(d, key=str.lower), sorted(d, key=len, reverse=True), sorted(d, key=lambda s: (len(s), s[::-1])), sorted("hello"), sorted({3: 1, 1: 2}), sorted([(1, "b"), (1, "a")]), sorted([True, 0, 2.5, -1]))
print(sorted(d, key=cmp_to_key(lambda a, b: (a > b) - (a < b)), reverse=True), sorted([[2], [1, 5], []]), sorted(range(5), key=lambda x: -x % 3), sorted([3, 1, 2], key=None))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([1j, 2]), lambda: sorted(5), lambda: sorted([{}, {}]), lambda: sorted([1], lambda x: x), lambda: sorted([2, 1], key=lambda x: 1 // 0)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
l = [3, 1, 2]
try: l.sort(key=lambda x: l.append(x))
except (ValueError, TypeError) as e: print(e)
class R:
    def __init__(self, k): self.k = k
    def __lt__(self, o): R.n += 1; return self.k < o.k
R.n = 0; rs = [R(i * 37 % 101) for i in range(100)]; rs.sort(); print([r.k for r in rs][:5], R.n < 700, all(a.k <= b.k for a, b in zip(rs, rs[1:])))
stable = sorted([(i % 3, i) for i in range(30)], key=lambda t: t[0]); print(stable == sorted(stable), stable[10]); n = 0
for i in range(300): n += sorted([i % 7, i % 5, i % 3], reverse=i % 2)[1]
print(n, sorted(["b10", "a9", "b2"], key=lambda s: (s[0], int(s[1:]))))
