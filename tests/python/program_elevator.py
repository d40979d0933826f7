class Elevator:
    def __init__(self, floors): self.at, self.dir, self.calls, self.log, self.moved = 0, 1, set(), [], 0
    def call(self, *fs): self.calls.update(fs)
    def step(self):
        if not self.calls: return False
        if self.at in self.calls: self.calls.discard(self.at); self.log.append(self.at); return True
        ahead = [f for f in self.calls if (f - self.at) * self.dir > 0]
        if not ahead: self.dir *= -1
        self.at += self.dir; self.moved += 1; return True
e = Elevator(10); e.call(5, 2, 8)
for t in range(3000):
    if t % 11 == 0: e.call(t * 7 % 10)
    e.step()
    if t == 5: print(e.log, e.at, e.dir)
print(e.moved, len(e.log), e.log[:12], sorted(e.calls))
