from itertools import permutations
from math import factorial, lcm
class Perm:
    def __init__(self, image): self.image = tuple(image)
    @classmethod
    def cycles(cls, n, *cycles):
        image = list(range(n))
        for c in cycles:
            for a, b in zip(c, c[1:] + c[:1]): image[a] = b
        return cls(image)
    def __mul__(self, other): return Perm(self.image[i] for i in other.image)
    def __pow__(self, k):
        if k < 0: return (~self) ** -k
        r = Perm(range(len(self.image)))
        for _ in range(k): r *= self
        return r
    def __invert__(self):
        inv = [0] * len(self.image)
        for i, j in enumerate(self.image): inv[j] = i
        return Perm(inv)
    def __eq__(self, other): return isinstance(other, Perm) and self.image == other.image
    def __hash__(self): return hash(self.image)
    def __lt__(self, other): return self.image < other.image
    def __repr__(self): return "".join(f"({' '.join(map(str, c))})" for c in self.as_cycles()) or "()"
    def as_cycles(self):
        seen = set()
        for i in range(len(self.image)):
            c = []
            while i not in seen: seen.add(i); c.append(i); i = self.image[i]
            if len(c) > 1: yield c
    @property
    def order(self): return lcm(*map(len, self.as_cycles()))
    @property
    def sign(self): return (-1) ** sum(len(c) - 1 for c in self.as_cycles())
def generate(*gens):
    group, todo = set(), [gens[0] ** 0]
    while todo:
        p = todo.pop()
        if p not in group:
            group.add(p); todo += [g * p for g in gens]
    return group
a, b = Perm.cycles(5, [0, 1, 2, 3, 4]), Perm.cycles(5, [0, 1])
print(a, b, a * b, b * a, ~a, a ** -2, a ** 5, (a * b).order, (a * b).sign)
for gens in ((a,), (b,), (a, b), (a * a, Perm.cycles(5, [0, 1, 2])), (Perm.cycles(5, [0, 1, 2]), Perm.cycles(5, [3, 4]))):
    g = generate(*gens)
    print(len(g), factorial(5) % len(g), sorted({p.order for p in g}), sum(p.sign for p in g), sorted(g)[1])
s4 = {Perm(p) for p in permutations(range(4))}
classes = {frozenset(g * x * ~g for g in s4) for x in s4}
print(sorted(len(c) for c in classes), [x for x in sorted(s4) if all(x * y == y * x for y in s4)])
