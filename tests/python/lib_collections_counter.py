from collections import Counter
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sorted(c.elements()), c.total(), len(c))
c.update("miss"); c.subtract({"s": 10, "q": 1}); print(c, +c, -c)
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=0)
print(a + b, a - b, a & b, a | b, a == Counter(a=3, b=1, z=0), a <= a + b, a < b, a >= b)
a += b; print(a); a -= Counter(a=100); print(a); del a["nope"]; print(Counter(), Counter([1, 1, "1"]), Counter({"x": 2}), dict(Counter(x=1)))
c = Counter(); 
for i in range(3000): c[i * i % 17] += 1
print(c.most_common(3), sum(c.values()), c.copy() == c, Counter.fromkeys if 0 else "")
print(sorted(Counter(map(len, "a bb cc ddd".split())).items()), max(Counter("hello"), key=Counter("hello").get), Counter(a=1) | Counter(b=-2), repr(Counter({"b": 1, "a": 1})))
try: Counter.fromkeys("ab")
except NotImplementedError as e: print(e)
try: Counter(1)
except TypeError as e: print(e)
class Sub(Counter):
    def __missing__(self, k): return -1
print(Sub("aa")["b"], type(Sub("a") + Sub("b")).__name__, Counter("ab").pop("a"), Counter("abc").popitem())
