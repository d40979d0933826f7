calls = []
def v(x): calls.append(x); return x
print(v(1) < v(2) < v(3), calls); calls.clear()
print(v(3) < v(2) < v(1), calls); calls.clear()
print(v(1) == v(1) != v(2) in [v(2)] is not None, calls); calls.clear()
class C:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return Answer(f"{self.n}<{o.n}", self.n < o.n)
    def __eq__(self, o): return NotImplemented
class Answer:
    def __init__(self, t, b): self.t, self.b = t, b
    def __bool__(self): calls.append(self.t); return self.b
    def __repr__(self): return f"Answer({self.t})"
print(C(1) < C(2) < C(3), calls, C(1) == C(1), C(2) < C(1) < C(5)); calls.clear()
print(not (C(1) < C(2)) or C(3) < C(4), calls)
count = 0
for i in range(3000):
    if 10 < i % 50 <= 30 != i % 7: count += 1
    if "a" < chr(97 + i % 26) < "m" or 0.5 <= i / 3000 < 0.75: count += 2
print(count, [x for x in range(20) if 3 <= x < 15 > x + 5], 1 < 2 > 1 == 1.0 < 1.5)
print((1, 2) < (1, 2, 0) < (1, 3), [1] <= [1] >= [0, 5], {1} < {1, 2} <= {2, 1}, "" < "a" == "a")
