"""Methods of operators and elements that are inlined: they decline, raise, change the object, and yield what the operator makes of it."""
class Amount:
    def __init__(self, v): self.v = v
    def __add__(self, o):
        if isinstance(o, Amount): return Amount(self.v + o.v)
        if isinstance(o, float): raise ValueError("thirteen")
        if isinstance(o, int): return Amount(self.v + o)
        return NotImplemented
    def __radd__(self, o): return Amount(self.v * 2)
    def __lt__(self, o):
        if isinstance(o, Amount): return self.v < o.v
        return NotImplemented
    def __gt__(self, o): return "gt"
    def __eq__(self, o): return isinstance(o, Amount) and self.v == o.v
    def __getitem__(self, k):
        self.v += 1
        if k == 5: return None
        return self.v * k
    def __setitem__(self, k, x):
        self[k];
        self.v = self.v + x - k
    def __contains__(self, x): return self.v % x if x else []
    def __iadd__(self, o):
        self.v += 1.5 if o == 77 else o
        return self
class Right:
    def __radd__(self, o): return ("radd", o.v)
    def __gt__(self, o): return ("Rgt", o.v)
def run(n):
    a, acc, out = Amount(1), Amount(0), []
    for i in range(n):
        acc = acc + a + i
        acc += i & 3
        acc[i % 7] = 2
        x = acc[i % 6]
        if x is None: out.append(acc.v)
        if acc < a: out.append("lt")
        if acc == a: out.append("eq")
        if 3 in acc: out.append(i)
        if acc < a or a < acc: a = a + 0
        if i % 50 == 49:
            out.append(acc + Right()); out.append(acc < Right())
            try: acc + 13.5
            except ValueError as e: out.append(str(e))
            try: acc + "x"
            except TypeError as e: out.append(str(e))
            acc += 77
            acc[2] = 0.5
            acc = Amount(int(acc.v) % 1000)
        out = out[-30:]
    return acc.v, out
print(run(300)); print(run(1000))
