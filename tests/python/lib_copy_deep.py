import copy
class N:
    def __init__(self, v, *kids): self.v, self.kids = v, list(kids)
a = N(1, N(2), N(3)); a.kids.append(a)
s, d = copy.copy(a), copy.deepcopy(a)
print(s.kids is a.kids, d.kids is a.kids, d.kids[-1] is d, d.kids[0].v, s is a, type(d).__name__)
l = [[1, 2], {"k": (3, [4])}, {5}]; sh, dp = copy.copy(l), copy.deepcopy(l); l[0].append(9); l[1]["k"][1].append(8); print(sh, dp, sh[0] is l[0], dp[1]["k"][1])
shared = [1]; two = [shared, shared]; c = copy.deepcopy(two); print(c[0] is c[1], c[0] is shared); t = (1, "a", None); print(copy.deepcopy(t) is t, copy.copy("x"), copy.deepcopy((1, [2]))[1])
class H:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return ("deep", len(memo))
class St:
    def __getstate__(self): return {"x": 5}
    def __setstate__(self, s): self.y = s["x"] * 2
class Red:
    def __init__(self, a): self.a = a
    def __reduce__(self): return Red, (self.a + 1,)
class Sl: __slots__ = ("p", "q")
x = Sl(); x.p = [1]; y = copy.deepcopy(x)
print(copy.copy(H()), copy.deepcopy([H()]), copy.copy(St()).y, copy.copy(Red(1)).a, copy.deepcopy(Red(5)).a, y.p, y.p is x.p, hasattr(y, "q"), copy.deepcopy(len) is len, copy.copy(N) is N, copy.deepcopy(lambda: 1).__name__)
class D(dict): pass
d = D(a=[1]); d.attr = [2]; e = copy.deepcopy(d); print(type(e).__name__, e, e.attr, e["a"] is d["a"], e.attr is d.attr); import collections
print(copy.deepcopy(collections.deque([[1]], 3)), copy.copy(collections.OrderedDict(a=1)), copy.deepcopy(collections.defaultdict(list, a=[1])), copy.copy(range(3)), copy.deepcopy(frozenset([1])), copy.copy(slice(1)), copy.deepcopy(2j), copy.deepcopy(bytearray(b"a")))
try: copy.deepcopy(x for x in [])
except TypeError as e: print(e)
deep = []
for i in range(50): deep = [deep, i]
z = copy.deepcopy(deep); print(z == deep, z is deep, sum(len(copy.deepcopy([[i], {i: [i]}])) for i in range(150)))
