d = {"b": 1, "a": 2}; d["c"] = 3; d["b"] = 9; del d["a"]; d["a"] = 0; print(d, list(d.items()), list(reversed(d)), d.popitem(), d | {"z": 1}, {**d, "b": 0})
k, v, i = d.keys(), d.values(), d.items(); d["new"] = 5; print(k, v, i, len(k), "b" in k, 5 in v, ("new", 5) in i, k & {"b", "q"}, k - {"b"} == {"c", "new"}, k ^ {"b", "m"} == {"c", "new", "m"}, k == {"b", "c", "new"}, k.isdisjoint("xy"), k < {"b", "c", "new", "q"}, k.mapping["b"])
print(d.get("q"), d.get("q", 1), d.setdefault("q", []), d.setdefault("b", 1), d.pop("q"), d.pop("q", "gone"), dict.fromkeys("ab", 0), dict([(1, 2), (3, 4)]), dict({"a": 1}, b=2), dict(zip("ab", range(2))), d.copy() == d, d is d.copy())
d.update({"b": 1}, x=2); d.update([("y", 3)]); d.update(); print(d, {1: "int", 1.0: "float", True: "bool"}, {(): 0, None: 1, "": 2}, {1: 2} == {1.0: 2.0}, {"a": 1} != {"a": 2})
for bad in (lambda: d["nope"], lambda: d.pop("nope"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d.update(5), lambda: {} | 5, lambda: {} < {}, lambda: dict(5), lambda: d.fromkeys(5), lambda: hash({}), lambda: {{}}, lambda: d.get()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Miss(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
m = Miss(a=1); print(m["a"], m["zz"], m, m.get("q"), "q" in m, Miss.fromkeys([1]), type(m | {}).__name__, type(m.copy()).__name__)
def invert(d): return {v: k for k, v in d.items()}
def group(xs, f):
    out = {}
    for x in xs: out.setdefault(f(x), []).append(x)
    return out
print(invert({"a": 1, "b": 2}), group(range(10), lambda x: x % 3), max(d, key=lambda k: (d[k], k)), sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))[:2], sum(group(range(1500), lambda x: x * x % 23)[1]))
