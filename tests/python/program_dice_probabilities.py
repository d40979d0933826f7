from fractions import Fraction
from itertools import product
from collections import Counter
def dice(n, sides=6):
    ways = Counter({0: 1})
    for _ in range(n):
        new = Counter()
        for t, w in ways.items():
            for s in range(1, sides + 1): new[t + s] += w
        ways = new
    return ways
print(sorted(dice(2).items()), dice(3) == Counter(map(sum, product(range(1, 7), repeat=3))), Fraction(dice(4)[14], 6**4))
def best_of(n, keep): return Counter(sum(sorted(r)[-keep:]) for r in product(range(1, 7), repeat=n))
c = best_of(4, 3); print(c.most_common(3), sum(k * v for k, v in c.items()) / c.total(), c[18])
p = {0: Fraction(1)}
for turn in range(12):
    q = {}
    for k, v in p.items():
        for s in range(1, 5): q[(k + s) % 7] = q.get((k + s) % 7, 0) + v / 4
    p = q
print(p[0], float(sum(p.values())), min(p, key=p.get)); big = dice(40, 20); print(max(big, key=big.get), big[420] % 10**9, big.total() == 20**40)
