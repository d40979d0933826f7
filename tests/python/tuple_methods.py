# Tuples: literals, methods, comparison, hashing, nesting, packing, use as keys, identity of values.

t = (1, "two", 3.0, None)
print(t, (), (1,), 1, (1, 2)[0], t[-1], t[1:3], len(t), t + (5,), t * 2, 3 in (1, 2), "two" in t)
print(t.index("two"), t.count(None), tuple([1, 2]), tuple("ab"), tuple(range(3)), tuple(), (1, 2) == (1, 2), (1, 2) < (1, 3), (1,) < (1, 0), () < (0,))
print((1, (2, (3, (4,)))), ([1], {"a": (1,)}), max((3, 1), (2, 9)), sorted([(2, "b"), (1, "z"), (2, "a")]))
a, b = (1, 2)
(c, (d, e)), f = (3, (4, 5)), 6
print(a, b, c, d, e, f)
for thunk in (lambda: (1, 2)[2], lambda: (1,).index(5), lambda: (1,) + [2], lambda: hash(([],)), lambda: (1,).append(2), lambda: (1, 2) < (1, "a"), lambda: tuple(3)):
    try:
        print(thunk())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
inner = []
holder = (inner, 1)
inner.append("mutable inside")
print(holder, hash((1, 2)) == hash((1, 2)), hash((1, (2, 3))) == hash((1, (2, 3))), (1, 2.0) == (1.0, 2))


def min_max(values):
    return min(values), max(values)


low, high = min_max([4, 2, 8])
print(low, high, min_max("hello"))
grid = {}
for y in range(30):
    for x in range(30):
        grid[x, y] = (x * y) % 7
total = 0
for (x, y), v in grid.items():
    for dx, dy in ((0, 1), (1, 0), (0, -1), (-1, 0)):
        total += grid.get((x + dx, y + dy), 0) * v
print(total, len(grid), grid[3, 4])
pair = (0, 1)
for i in range(3000):
    pair = (pair[1], (pair[0] + pair[1]) % 9973)
print(pair)
points = [(x, x * x % 11) for x in range(20)]
print(sorted(points, key=lambda p: p[1])[:5], min(points, key=lambda p: (p[1], -p[0])), sum(p[0] * p[1] for p in points))
record = ("ann", 30, ("paris", "fr"))
name, age, (city, country) = record
print(name, age, city, country, record[2][1], [*record], (*record, "more"))
swap = (1, 2, 3)
for _ in range(7):
    swap = swap[1:] + swap[:1]
print(swap, swap[::-1], tuple(v * 2 for v in swap), tuple(sorted(swap)), tuple(reversed(swap)), sum(swap), (1, 2) is not None)
print(repr((1,)), str((1, "a")), "%s" % ((1, 2),), f"{(1, 2)}", bool(()), bool((0,)), (), ((),), isinstance((), tuple))
