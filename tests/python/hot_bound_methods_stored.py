class A:
    def __init__(self, n): self.n = n
    def add(self, x): self.n += x; return self.n
a, l = A(1), []
push, up, add = l.append, str.upper, a.add
for i in range(1500): push(up("ab"[i % 2])); add(i)
print(len(l), l[:3], a.n, add.__self__ is a, add.__func__ is A.add, a.add == a.add, a.add is a.add, hash(a.add) == hash(a.add))
table = {"add": a.add, "len": l.__len__, "get": {1: 2}.get, "join": "-".join, "mul": (3).__mul__}
t = 0
for i in range(1500):
    t += table["add"](1) + table["len"]() + (table["get"](i % 2) or 0) + len(table["join"](["a"] * (i % 4))) + table["mul"](i % 5)
print(t); A.add = lambda self, x: "new"; print(add(5), a.add(5), A(0).add(1))
