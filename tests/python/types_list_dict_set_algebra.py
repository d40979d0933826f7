# Containers: what holds between their operations, on many small ones.
from itertools import product

small = [[], [1], [1, 2], [2, 1, 1], [3, 1, 2, 3]]
for a, b in product(small, repeat=2):
    x = a + b
    assert len(x) == len(a) + len(b) and x[: len(a)] == a and x[len(a) :] == b and (a < x or not b)
    c = list(a)
    c += b
    d = list(a)
    d.extend(iter(b))
    e = list(a)
    e[len(e) :] = b
    assert c == d == e == x
    s, t = set(a), set(b)
    assert s | t == t | s == s.union(b) and s & t == s.intersection(b) and s - t == s.difference(b) and s ^ t == (s | t) - (s & t)
    assert (s <= t) == all(i in t for i in s) and (s < t) == (s <= t and s != t) and s.isdisjoint(t) == (not s & t)
    assert frozenset(a) == s and hash(frozenset(a)) == hash(frozenset(reversed(a)))
    p, q = dict.fromkeys(a, 1), dict.fromkeys(b, 2)
    r = p | q
    assert r == {**p, **q} and list(r) == list(dict.fromkeys([*a, *b])) and p.keys() & q.keys() == s & t and p.items() - q.items() == set(p.items())
    u = dict(p)
    u.update(q)
    v = dict(p)
    v |= q
    assert u == v == r
print("laws hold")
numbers = list(range(10))
numbers[2:5] = "abc"
print(numbers)
numbers[::3] = [0] * 4
print(numbers)
del numbers[1::2]
print(numbers, numbers.pop(), numbers.pop(0), numbers)
numbers.insert(100, "end")
numbers.insert(-100, "start")
numbers[1:1] = [7, 8]
print(numbers, numbers.index("end"), numbers.count(7), [*reversed(numbers)])
for action in (lambda: numbers.remove("none"), lambda: [].pop(), lambda: numbers.index(99), lambda: numbers.__setitem__(slice(None, None, 2), [1]), lambda: [1, "a"].sort(), lambda: {}["k"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: set().pop(), lambda: {1}.remove(2), lambda: [1][2], lambda: (1)[0]):
    try:
        action()
    except (ValueError, IndexError, TypeError, KeyError) as error:
        print(type(error).__name__, error)
d = {"b": 1, "a": 2}
d["c"] = d.pop("b")
d.setdefault("a", 99)
d.setdefault("z", []).append(1)
print(d, list(d), list(d.items()), d.get("q"), d.get("q", 0), d.pop("q", None), "a" in d, len(d), list(reversed(d)), dict(zip("xy", [1, 2])), dict([("k", "v")], k2=3))
d2 = {k: v for k, v in sorted(d.items(), key=lambda kv: str(kv[1]))}
print(d2, d2 == d, {v: k for k, v in {"a": 1, "b": 1}.items()}, dict(a=1) | {"a": 2}, max({"x": 1, "y": 3}.items(), key=lambda kv: kv[1]))
keys = d.keys()
d["late"] = 1
print(list(keys), len(keys), "late" in keys)
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as error:
    print(error)
s = {3, 1, 2}
s |= {5}
s -= {1}
s ^= {2, 9}
s &= {3, 9, 5, 7}
print(sorted(s), s.discard(100), len(s), {1, True, 1.0}, {frozenset({1}), frozenset({1})}, sorted({*"hello"}), set() == {*()}, {1, 2} > {1}, {1, 2} >= {2, 1})
nested = [[0] * 2] * 2
nested[0][0] = 1
deep = [[0] * 2 for _ in range(2)]
deep[0][0] = 1
print(nested, deep, nested[0] is nested[1], [1, [2, [3]]] == [1, [2, [3]]], [1, 2] < [1, 2, 0], (1, 2) < (1, 3), [[]] * 2)
me = [1]
me.append(me)
loop = {}
loop["self"] = loop
print(me, loop, me[1][1][0], (1,) + (2, 3), (1, 2) * 2, (1, 2, 3).index(2), tuple("ab"), () == tuple([]), (1, 2)[::-1])
first, *middle, last = range(6)
(a, b), c = [1, 2], 3
[*x], y = "ab", *"z"
print(first, middle, last, a, b, c, x, y, [*range(3), *"ab"], {**{"a": 1}, "b": 2})
records = [("x", 3), ("y", 1), ("z", 3), ("w", 2)]
records.sort(key=lambda r: r[1], reverse=True)
print(records, sorted(records), sorted("bA", key=str.lower), sorted([True, 0, 2.5, -1]), sorted({"b": 1, "a": 2}), min([], default="none"), max("ab", "c", key=len))
