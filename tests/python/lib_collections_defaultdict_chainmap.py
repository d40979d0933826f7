from collections import defaultdict, ChainMap, OrderedDict, namedtuple, UserDict, UserList, UserString
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, d.get("c"), "c" in d, d.default_factory, dict(d)); d.default_factory = None
try: d["zz"]
except KeyError as e: print("KeyError", e)
n = defaultdict(lambda: defaultdict(int))
for i in range(1500): n[i % 3][i % 7] += i
print({k: dict(v) for k, v in n.items()}, d | {"q": 1}, defaultdict(int, a=1) | defaultdict(str))
c = ChainMap({"a": 1}, {"a": 2, "b": 3}); k = c.new_child({"b": 9}); k["z"] = 0; print(c["a"], k["b"], k.maps, k.parents["b"], dict(k), len(k), list(k), k.pop("z"))
try: del k["a"]
except KeyError as e: print(e)
o = OrderedDict(a=1, b=2, c=3); o.move_to_end("a"); print(o, o.popitem(last=False), list(reversed(o)), o == {"a": 1, "c": 3}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), o | {"x": 1})
P = namedtuple("P", "x y z", defaults=[0]); p = P(1, 2); print(p, p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([4, 5, 6]), p.count(0), p + (1,), p[1:], P.__doc__, hash(p) == hash((1, 2, 0)), namedtuple("Q", "a class a", rename=True)._fields)
for bad in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: p._replace(q=1), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "1a"), lambda: setattr(p, "x", 1), lambda: namedtuple("X", "_a"), lambda: P._make([1])):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Low(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
l = Low(A=1); l.update(B=2); print(l, l | {"C": 3}, l.data, "a" in l, UserList([3, 1])[::-1], UserString("ab") * 2 + "c", UserString("x").upper())
