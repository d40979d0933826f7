class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, f): self.handlers.append(f); return self
    def __isub__(self, f): self.handlers.remove(f); return self
    def __call__(self, *a): return [f(*a) for f in list(self.handlers)]
class Document:
    def __init__(self): self.text, self.changed, self.done, self.undone = "", Event(), [], []
    def do(self, command): command.apply(self); self.done.append(command); self.undone.clear(); self.changed(command, self.text); return self
    def undo(self):
        if not self.done: return False
        c = self.done.pop(); c.revert(self); self.undone.append(c); self.changed("undo", self.text); return True
    def redo(self):
        if not self.undone: return False
        c = self.undone.pop(); c.apply(self); self.done.append(c); return True
class Insert:
    def __init__(self, at, s): self.at, self.s = at, s
    def apply(self, d): d.text = d.text[:self.at] + self.s + d.text[self.at:]
    def revert(self, d): d.text = d.text[:self.at] + d.text[self.at + len(self.s):]
    def __repr__(self): return f"Insert({self.at}, {self.s!r})"
class Delete(Insert):
    def __init__(self, at, n): self.at, self.n = at, n
    def apply(self, d): self.s = d.text[self.at:self.at + self.n]; super().revert(d)
    def revert(self, d): super().apply(d)
    def __repr__(self): return f"Delete({self.at}, {self.n})"
class Group:
    def __init__(self, *cs): self.cs = cs
    def apply(self, d): [c.apply(d) for c in self.cs]
    def revert(self, d): [c.revert(d) for c in reversed(self.cs)]
log = []; d = Document(); watch = lambda c, t: log.append(f"{c}:{t}"); d.changed += watch; d.changed += lambda *a: log.append(len(a[1]))
d.do(Insert(0, "hello")).do(Insert(5, " world")).do(Delete(0, 6)).do(Insert(0, "brave "))
print(d.text, log); log.clear(); print([d.undo() for _ in range(5)], repr(d.text), [d.redo() for _ in range(3)], d.text); d.changed -= watch
d.do(Group(Insert(0, "<"), Insert(1, ">"), Delete(2, 2))); print(d.text, d.redo(), d.undo(), d.text, len(log))
for i in range(500):
    d.do(Insert(i % (len(d.text) + 1), chr(97 + i % 26)) if i % 3 else Delete(i % 5, 2))
    if i % 5 == 0: d.undo()
print(d.text[:30], len(d.text), len(d.done))
while d.undo(): pass
print(repr(d.text), len(d.undone))
