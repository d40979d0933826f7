class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __bool__(self): return bool(self.x or self.y)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __matmul__(self, o): return self.x * o.y - self.y * o.x
    def __call__(self, k=1): return self * k
    def __contains__(self, v): return v in (self.x, self.y)
    def __repr__(self): return f"V({self.x}, {self.y})"
acc, seen, hits = V(0, 0), set(), 0
for i in range(2500):
    v = V(i % 7, -(i % 5))
    acc += v * 2 - -v
    seen.add(v)
    hits += (v * v) + (v @ acc) % 11 + (3 in v) + len(v) + bool(v) + v[i % 2] + v(2)[0]
    if i == 2000: acc = V(0.5, 10**20)
print(acc, len(seen), hits)
a, b, *_ = V(1, 2)
print(a, b, list(V(3, 4)), max(V(5, 6)), V(1, 2) == V(1, 2), 2 * V(1, 1))
try: V(1, 2) + 5
except AttributeError as e: print(e)
try: V(1, 2).z = 1
except AttributeError as e: print(e)
