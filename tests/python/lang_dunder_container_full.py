class Grid:
    def __init__(self, w, h): self.w, self.h, self.cells = w, h, {}
    def __getitem__(self, k):
        if isinstance(k, slice): return [self[i, 0] for i in range(*k.indices(self.w))]
        x, y = k
        if not (0 <= x < self.w and 0 <= y < self.h): raise IndexError(k)
        return self.cells.get(k, 0)
    def __setitem__(self, k, v): self[k]; self.cells[k] = v
    def __delitem__(self, k): del self.cells[k]
    def __contains__(self, v): return v in self.cells.values()
    def __iter__(self): return ((x, y) for y in range(self.h) for x in range(self.w))
    def __len__(self): return self.w * self.h
    def __bool__(self): return bool(self.cells)
    def __reversed__(self): return reversed(list(self))
    def __length_hint__(self): return 5
    def __missing__(self, k): return "never"
g = Grid(3, 2); print(bool(g), len(g), list(g), g[1:], next(reversed(g)))
for i in range(2000): g[i % 3, i % 2] = i; g[0, 0] += 1
print(g.cells, 1998 in g, -1 in g, sum(g[p] for p in g)); del g[0, 0]; print((0, 0) in g.cells, g[0, 0])
for bad in (lambda: g[9, 9], lambda: g[5], lambda: g.__delitem__((0, 0)), lambda: g["ab"]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
