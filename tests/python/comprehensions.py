# List, set, dict comprehensions and generator expressions: nested, with conditions, scopes.

print([x * x for x in range(8)])
print([x for x in range(20) if x % 2 if x % 3])
print([(x, y) for x in range(3) for y in "ab"])
print([[i * j for j in range(4)] for i in range(3)])
print({x % 5: x for x in range(12)})
print({k: [v * i for i in range(3)] for k, v in {"a": 1, "b": 2}.items()})
print(sorted({x % 7 for x in range(100)}), len({c.lower() for c in "AbBaC"}))
print(sum(x for x in range(50) if x & 1), tuple(x + 1 for x in (1, 2)), list(x for x in ()))

matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [n for row in matrix for n in row])
print([y for x in range(5) if x for y in range(x) if y])
print({(i, j): i * j for i in range(3) for j in range(i)})
print([x if x % 2 else -x for x in range(6)], [f(3) for f in [lambda a, k=k: a * k for k in range(4)]])
print([[k, {j: [i for i in range(j)] for j in range(k)}] for k in range(3)])
print([a + b for a, b in [(1, 2), (3, 4)]], [h for h, *t in ["abc", "d"]], [t for h, *t in ["abc", "d"]])

x = "outer"
inner = [x for x in range(3)]
print(x, inner)


def scope(n):
    limit = n * 2
    return [i * limit for i in range(n) if i < limit]


print(scope(4))


class Table:
    size = 3
    rows = [i for i in range(size)]


print(Table.rows)
print([last := y * 2 for y in range(4)], last)
print([z for y in range(5) if (z := y * y) > 3])
names = ["bob", "al", "christine"]
print({name: len(name) for name in names if name}, {len(name) for name in names} == {3, 2, 9})
print([i for i, c in enumerate("mississippi") if c == "s"], dict((c, i) for i, c in enumerate("aba")))
print([list(g) for g in ((i * j for j in range(3)) for i in range(3))])
print(all(isinstance(v, int) for v in [1, 2]), any(v is None for v in [1, None]), max((len(w), w) for w in names))


def primes(n):
    composite = {j for i in range(2, int(n**0.5) + 1) for j in range(i * i, n, i)}
    return [p for p in range(2, n) if p not in composite]


print(primes(60), len(primes(3000)))
triples = [(a, b, c) for c in range(1, 40) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triples)

total = 0
for k in range(60):
    total += sum([i * k for i in range(40) if (i ^ k) & 1])
    total += len({i: i for i in range(k)}) + len({i // 2 for i in range(k)})
print(total)


def explode(v):
    if v == 3:
        raise ValueError("three")
    return v


try:
    [explode(v) for v in range(5)]
except ValueError as error:
    print("ValueError:", error)
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print("TypeError:", error)
words = "the quick brown fox jumps over the lazy dog the end".split()
counts = {w: words.count(w) for w in words}
print(counts)
print(sorted(((n, w) for w, n in counts.items()), key=lambda p: (-p[0], p[1]))[:3])
print([*range(3), *[x for x in "ab"]], {**{"a": 1}, **{k: k for k in "bc"}}, (*"xy", 1), {*[1, 2], *[2]} == {1, 2})
