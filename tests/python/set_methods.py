# The methods and operators of set and frozenset.

a, b = {1, 2, 3, 4}, {3, 4, 5}


def show(s):
    return sorted(s, key=lambda v: (type(v).__name__, str(v)))


print(show(a | b), show(a & b), show(a - b), show(a ^ b), show(b - a))
print(show(a.union(b, [9])), show(a.intersection([1, 2, 7])), show(a.difference(b, [1])), show(a.symmetric_difference(b)))
print({1, 2} <= a, a >= {1}, a < a, a <= a, {1, 2} < a, a > {9}, a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([8]), a == {4, 3, 2, 1}, a != b)
s = set()
s.add(1)
s.add(1)
s.add("x")
s.update([2, 3], "yz")
s.discard(99)
s.discard(1)
s.remove("x")
print(show(s), len(s), 2 in s, 99 not in s)
c = s.copy()
c.clear()
print(len(c), c, set() == frozenset(), {1}, set([1, 1, 1]), frozenset("a"), set("aaa"))
f = frozenset([1, 2])
print(hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([2, 1])], f | {3} == frozenset([1, 2, 3]), type(f | {3}).__name__, type({3} | f).__name__)
t = {1, 2, 3, 4, 5, 6}
t.intersection_update([1, 2, 3, 9])
t.difference_update([1])
t.symmetric_difference_update([3, 7])
print(show(t), show({x * x for x in range(-3, 4)}), len({1, 1.0, True}), len({0, False, "", None, ()}))
for thunk in (lambda: {1}.remove(2), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} + {2}, lambda: {1}[0], lambda: set(5), lambda: frozenset([1]).add(2), lambda: {1}.remove("k"), lambda: {1} < 5):
    try:
        print(thunk())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__ + ":", error)
single = {42}
print(single.pop(), single)
seen = set()
duplicates = []
for i in range(3000):
    v = i * i % 211
    if v in seen:
        duplicates.append(v)
    seen.add(v)
print(len(seen), len(duplicates), sum(seen), duplicates[:8])
evens, odds = set(range(0, 200, 2)), set(range(1, 200, 2))
total = 0
for i in range(400):
    total += len(evens & {i, i + 1, i + 2}) * len(odds | {i})
print(total)
graph = {1: {2, 3}, 2: {4}, 3: {4}, 4: {1}, 5: set()}
reached, frontier = {1}, {1}
while frontier:
    frontier = {n for m in frontier for n in graph[m]} - reached
    reached |= frontier
print(show(reached), show(graph.keys() - reached))


def unique(items):
    found = set()
    return [x for x in items if not (x in found or found.add(x))]


print(unique([3, 1, 3, 2, 1]), unique("mississippi"))
print({(1, 2), (1, 2)} == {(1, 2)}, {frozenset({1}), frozenset({1})} == {frozenset({1})}, any({0, ""}), all({1, 2}), sum({1, 2, 3}), max({5, 9, 2}), min({"b", "a"}))
