t = 0
for n in range(150):
    sq = [x * x for x in range(n % 20)]; ev = {x for x in sq if x % 2 == 0}; ix = {i: v for i, v in enumerate(sq)}; t += sum(sq) + len(ev) + sum(ix) + sum(a * b for a, b in zip(sq, sq[1:])) + len([1 for r in [sq, ev] for _ in r])
print(t, [[i * j for j in range(4) if j != i] for i in range(4)], {c: s.count(c) for s in ["banana"] for c in sorted(set(s))}, [w for w in "a bb ccc".split() if len(w) > 1], sum(x if x % 3 else -x for x in range(2000)))
tri = [[n for n in range(1, 30)][i * (i + 1) // 2: (i + 1) * (i + 2) // 2] for i in range(5)]; print(tri, [(a, b, c) for c in range(1, 30) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
m = [[(i * j) % 5 for j in range(6)] for i in range(6)]; print([list(c) for c in zip(*m)] == [[r[i] for r in m] for i in range(6)], [max(r) for r in m], any(r == c for r in m for c in zip(*m)))
