print(list(iter("abc")), next(iter([]), "none"), list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed({1: 2, 3: 4})), list(reversed(range(3))), list(enumerate("ab", 5)), list(iter(iter([1]))))
n = [0]
def tick(): n[0] += 1; return n[0]
print(list(iter(tick, 5)), n)
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class Rev(Seq):
    def __len__(self): return 4
class Own:
    def __iter__(self): self.i = 3; return self
    def __next__(self): self.i -= 1; return self.i if self.i >= 0 else self.stop()
    def stop(self): raise StopIteration
    def __reversed__(self): return "rev"
print(list(Seq()), 20 in Seq(), list(Rev()), list(reversed(Rev())), list(Own()), reversed(Own()), sum(Own()), [*Own(), *Seq()], max(Seq()), dict(enumerate(Own())), tuple(zip(Seq(), Own())))
for bad in (lambda: iter(5), lambda: next([]), lambda: next(iter([])), lambda: reversed({1}), lambda: enumerate(5), lambda: [*5], lambda: list(iter(lambda: 1 // 0, 1)), lambda: next(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class BadIter:
    def __iter__(self): return 5
try: list(BadIter())
except TypeError as e: print(e)
l = [1, 2, 3]; it = iter(l); next(it); l.append(4); print(list(it)); l.append(5); print(list(it)); t = 0
for i in range(700):
    for v in Own(): t += v
    for v in Seq(): t += v
print(t, sum(x for x in iter(lambda c=iter(range(300)): next(c), 299)))
