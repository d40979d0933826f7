class State:
    def __init__(self, m): self.m = m
    def coin(self, n): raise RuntimeError(f"no coin in {type(self).__name__}")
    def press(self, k): raise RuntimeError(f"no press in {type(self).__name__}")
class Idle(State):
    def coin(self, n): self.m.credit += n; return Ready(self.m)
class Ready(Idle):
    def press(self, k):
        price = self.m.prices.get(k)
        if price is None: return self
        if self.m.stock.get(k, 0) == 0: self.m.out.append(f"no {k}"); return self
        if self.m.credit < price: self.m.out.append(f"need {price - self.m.credit}"); return self
        self.m.credit -= price; self.m.stock[k] -= 1; self.m.out.append(k)
        self.m.out.append(self.m.change()); return Empty(self.m) if not any(self.m.stock.values()) else Idle(self.m)
class Empty(State): pass
class Machine:
    def __init__(self): self.prices, self.stock, self.credit, self.out, self.state = {"A": 120, "B": 75}, {"A": 2, "B": 1}, 0, [], Idle(self)
    def change(self):
        made = []
        for c in (100, 50, 20, 10, 5):
            n, self.credit = divmod(self.credit, c); made += [c] * n
        return made
    def __getattr__(self, name):
        def act(x): self.state = getattr(self.state, name)(x); return type(self.state).__name__
        return act
m = Machine()
for act, x in [("coin", 100), ("press", "A"), ("coin", 50), ("press", "Z"), ("press", "A"), ("press", "A"), ("coin", 200), ("press", "B"), ("coin", 20), ("press", "B"), ("coin", 100), ("press", "A"), ("coin", 5)]:
    try: print(act, x, getattr(m, act)(x), m.credit, m.out)
    except RuntimeError as e: print(act, x, "error:", e)
    m.out.clear()
