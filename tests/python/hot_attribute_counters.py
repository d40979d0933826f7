class C:
    total = 0
    def __init__(self): self.n = 0
    def hit(self, k): self.n += k; C.total += 1; self.last = k if k % 2 else str(k); return self
cs = [C() for _ in range(5)]
for i in range(3000): cs[i % 5].hit(i % 7).hit(1)
print([c.n for c in cs], C.total, cs[0].last); cs[0].n = 0.5
for i in range(1000): cs[0].hit(2)
print(cs[0].n, cs[0].last, vars(cs[1]))
