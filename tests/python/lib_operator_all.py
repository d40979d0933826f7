import operator as o
print(o.add(1, 2), o.concat("a", "b"), o.contains([1], 1), o.countOf([1, 1], 1), o.indexOf("abc", "c"), o.getitem({1: 2}, 1), o.index(True), o.inv(5), o.is_not(1, None), o.lshift(1, 3), o.matmul if 0 else "", o.mod(7, 3), o.neg(2), o.not_([]), o.or_(5, 2), o.pos(-1), o.pow(2, 5), o.truediv(1, 4), o.truth("x"), o.xor(6, 3), o.floordiv(-7, 2))
d = {}; o.setitem(d, "k", 1); o.delitem(d, "k"); print(d)
l = [1]; print(o.iadd(l, [2]) is l, l, o.imul(3, 4), o.iconcat([1], [2]), o.ior({1}, {2}))
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def shift(self, d, k=0): return self.x + d + k
p = P(1, P(5, 6))
print(o.attrgetter("x")(p), o.attrgetter("y.x", "x")(p), o.itemgetter(1)("abc"), o.itemgetter(2, 0)([7, 8, 9]), o.itemgetter(slice(1, 3))("abcd"), o.methodcaller("shift", 2, k=3)(p), o.methodcaller("upper")("a"))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=o.itemgetter(1, 0)), max(rows, key=o.itemgetter(1)), list(map(o.itemgetter(0), rows)))
print([f(3, 4) for f in (o.lt, o.le, o.eq, o.ne, o.ge, o.gt)], o.attrgetter("x"), o.itemgetter(1, 2), o.methodcaller("f", 1, a=2))
for bad in (lambda: o.itemgetter(5)([1]), lambda: o.attrgetter("z")(p), lambda: o.indexOf([], 1)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
total = 0
for i in range(2000): total += o.add(i, i) + o.itemgetter(1)((i, 2)) - o.mod(i, 7)
print(total)
