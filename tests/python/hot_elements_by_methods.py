class Grid:
    def __init__(self): self.cells = {}
    def __getitem__(self, k): return self.cells.get(k, 0)
    def __setitem__(self, k, v): self[k]; self.cells[k] = v
g = Grid()
for i in range(300): g[i % 3, i % 2] = i; g[0, 0] += 1
print(g.cells)
