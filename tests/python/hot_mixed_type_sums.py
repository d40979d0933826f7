def total(values):
    t = 0
    for v in values: t = t + v
    return t
print(total(range(1000)), total([0.5] * 1000), total([1, 2.5, True, 10**20]), total([1j, 2]))
from fractions import Fraction
from decimal import Decimal
print(total([Fraction(1, 3)] * 9), total([Decimal("0.1")] * 10), total([True] * 500))
try: total([1, "a"])
except TypeError as e: print(e)
try: total(["a"])
except TypeError as e: print(e)
def poly(x): return x * x + 2 * x + 1
mixed = [1, 2.0, 3 + 0j, Fraction(1, 2), True, 10**18, -7, 0.1]
out = [poly(mixed[i % len(mixed)]) for i in range(2400)]
print(out[:8], len(set(map(str, out))))
def cmp(a, b): return (a < b) + 2 * (a == b) + 4 * (a >= b)
vals = [1, 1.0, True, 2**70, 0.5, -3, float("inf"), Fraction(3, 2)]
print([[cmp(a, b) for b in vals] for a in vals])
s = 0
for i in range(3000):
    v = i if i < 1000 else float(i) if i < 2000 else str(i)
    s += len(v) if isinstance(v, str) else v
print(s, type(s))
acc = "" 
for i in range(300): acc += str(i % 10) if i % 2 else chr(97 + i % 26)
print(acc[-30:], len(acc))
