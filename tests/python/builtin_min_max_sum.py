print(min(3, 1, 2), max([1, 5, 2]), min("b", "a"), max("hello"), min([], default=7), max({1: 2, 3: 0}), max([1, 2], [1, 3]), min((2, "a"), (1, "z")), max(["aa", "b"], key=len), min(1, 2.0, True), max(1, True, 1.0), min([3, -3], key=abs), max(-0.0, 0.0), sum([1, 2], 10), sum([[1], [2]], []), sum([0.1] * 3), sum((1, 2.5, True)), sum([]), sum(range(101)), sum([10**20, 1]), sum([1j, 2]))
for bad in (lambda: min(), lambda: max([]), lambda: min(5), lambda: max(1, "a"), lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum(5), lambda: min(1, 2, default=3), lambda: max([1], keyy=1), lambda: sum([[1]]), lambda: sum([b"a"], b"")):
    try: print(bad())
    except (TypeError, ValueError) as e: print(e)
nan = float("nan"); print(max(1, nan), max(nan, 1), min([nan, 0]), sum([1e308, 1e308]), sum([1e16, 1, -1e16]), any([]), all([]), any([0, "", None, [1]]), all([1, "a", 0]))
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + o.n)
    def __radd__(self, o): return V(self.n + o)
    def __gt__(self, o): return self.n > o.n
    def __lt__(self, o): return self.n < o.n
print(sum([V(1), V(2)]).n, max(V(3), V(9), V(2)).n, min([V(3), V(1)]).n); t = 0
for i in range(1500): t += max(i % 7, i % 5, 3) - min(i, 10, -i) + max([i, 2.5]) + sum([i, i]) + min((i % 3, i), (1, 2))[0]
print(t, abs(-5), abs(-2.5), abs(3 - 4j), abs(True))
