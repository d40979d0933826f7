# The methods of dict, order of insertion, views, keys of every kind, changes while iterating.

d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
print(d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.get("a"), d.get("z"), d.get("z", 0), "a" in d, "z" in d, d.setdefault("a", 99), d.setdefault("n", []), d)
print(d.pop("n"), d.pop("zz", "default"), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("b", 4)])
print(d, dict(a=1, b=2), dict([("k", "v")]), dict({"q": 1}, r=2), {}.fromkeys("ab", 0), dict.fromkeys([1, 2]))
del d["a"]
d["a"] = "back"
print(d, list(reversed(d)), d | {"b": 0, "new": 1}, {**d, "b": "over"})
copy = d.copy()
copy.clear()
print(len(d), copy, d == dict(d), d != {}, {1: 2, 3: 4} == {3: 4, 1: 2})
mixed = {1: "int", 2.5: "float", "s": "str", None: "none", True: "bool", (1, 2): "tuple", 2**70: "big", frozenset([1]): "fs"}
print(mixed, mixed[1.0], mixed[2**70], mixed[(1, 2)], mixed[None])
print(d.keys() == {"b", "x", "y", "z", "a"}, d.keys() & {"b", "q"}, sorted(d.keys() | {"q"}), d.items() == d.items(), ("b", 4) in d.items())
print(d.keys(), {}.values(), {1: 2}.items(), str({1: {2: {}}}))
for thunk in (lambda: {}["missing"], lambda: {}[1], lambda: {}[(1, 2)], lambda: {}.popitem(), lambda: {}.pop("k"), lambda: {[]: 1}, lambda: {}.nope, lambda: {1: 2} + {}, lambda: dict([1]), lambda: dict(5), lambda: {}[{}], lambda: {1: 2}.pop()):
    try:
        print(thunk())
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__ + ":", error)
try:
    for k in d:
        d[k + "!"] = 1
except RuntimeError as error:
    print("RuntimeError:", error)
e = {1: 1, 2: 2}
for k in list(e):
    del e[k]
print(e)
groups = {}
for word in "apple avocado banana blueberry cherry apricot".split():
    groups.setdefault(word[0], []).append(word)
print(groups)
inverse = {v: k for k, v in {"a": 1, "b": 2}.items()}
print(inverse, min(groups), max(groups, key=lambda g: len(groups[g])), sorted(groups, reverse=True), sum({1: 2, 3: 4}))
counts = {}
for i in range(5000):
    key = i * i % 97
    if key in counts:
        counts[key] += 1
    else:
        counts[key] = 1
print(len(counts), sum(counts.values()), max(counts.values()), list(counts)[:6])
table = {}
for i in range(2000):
    table["key%d" % (i % 300)] = i
    if i % 3 == 0:
        table.pop("key%d" % (i % 50), None)
print(len(table), sum(table.values()), next(iter(table)))
memo = {}


def paths(r, c):
    if (r, c) in memo:
        return memo[r, c]
    memo[r, c] = result = 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)
    return result


print(paths(18, 18), len(memo))


class Key:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 4

    def __eq__(self, other):
        return self.v == other.v


clash = {Key(i): i for i in range(40)}
print(len(clash), clash[Key(17)], Key(41) in clash, sum(clash[Key(i)] for i in range(40)))
del clash[Key(5)]
clash[Key(5)] = "again"
print(list(clash.values())[-1], len(clash))
sparse = {i: i for i in range(1000)}
for i in range(0, 1000, 2):
    del sparse[i]
for i in range(500):
    sparse[-i] = i
print(len(sparse), sum(sparse), list(sparse)[:3], list(sparse)[-3:])
for i, (k, v) in enumerate({"x": 1, "y": 2}.items()):
    print(i, k, v, end="; ")
print()
