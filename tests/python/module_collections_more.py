"""Counter, deque, OrderedDict, defaultdict, ChainMap, UserDict, namedtuple: operations and errors."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


c = Counter("mississippi")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.subtract("miss")
c.update({"s": 5, "q": -2})
print(c, +c, -c, c + Counter(s=1, q=3), c - Counter(i=1), c & Counter(s=2, i=9), c | Counter(p=7))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=3) > Counter(b=1), Counter(a=1) < Counter(a=1))
del c["nothing"]
c += Counter("ss")
print(c, attempt(lambda: Counter.fromkeys("ab")), attempt(lambda: Counter(1)), Counter(x=2).most_common()[:-2:-1])

d = deque(range(5), maxlen=4)
d.append(9); d.appendleft(-1); d.rotate(1); d.extendleft([7, 8])
print(d, d.maxlen, d[1], d[-1], d.index(-1), d.count(7), 3 in d)
d.rotate(-2); d.reverse(); d[0] = "x"
print(d, attempt(lambda: d.insert(1, 5)), attempt(lambda: d[9]), attempt(lambda: deque().popleft()), attempt(lambda: d.remove(99)), attempt(lambda: d.index(99)))
e = deque([1, 2, 3])
e.insert(1, "in"); e.remove(2); del e[0]; e += [4]; e *= 2
print(e, e + deque([0]), e < deque(["in", 4]), e.copy() == e, deque(e, 2), attempt(lambda: [*zip(e, iter(lambda: e.append(1), 0))]), attempt(lambda: deque(maxlen=-1)))

o = OrderedDict(a=1, b=2, c=3)
o.move_to_end("a"); o.move_to_end("c", last=False)
print(o, o.popitem(last=False), o.popitem(), list(reversed(o)), attempt(lambda: o.move_to_end("zz")), attempt(lambda: OrderedDict().popitem()))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), o | {"z": 0}, OrderedDict.fromkeys("xy", 0))

dd = defaultdict(list)
dd["a"].append(1); dd["b"]
print(dd, dd.get("c"), "c" in dd, attempt(lambda: defaultdict()["k"]), attempt(lambda: defaultdict(3)), dd.copy().default_factory is list, defaultdict(int, x=1) | {"y": 2})
dd.default_factory = None
print(attempt(lambda: dd["missing"]), dd)

m = ChainMap({"a": 1}, {"a": 2, "b": 3}, {"c": 4})
child = m.new_child({"c": 5})
child["b"] = "mine"
print(child, child.parents == m, sorted(child), len(child), child["a"], attempt(lambda: m["zz"]), attempt(lambda: m.pop("b")), attempt(lambda: m.__delitem__("c")), list(m), dict(m))

P = namedtuple("P", "x y z", defaults=(8, 9))
p = P(1)
print(p, p._replace(z=0), p._asdict(), P._fields, P._field_defaults, p == (1, 8, 9), p[1:], P._make("abc"), attempt(P), attempt(lambda: P(1, w=2)))
print(attempt(lambda: p._replace(q=1)), attempt(lambda: setattr(p, "x", 3)), attempt(lambda: namedtuple("N", "a a")), attempt(lambda: namedtuple("N", "class")), namedtuple("N", "a class _b a", rename=True)._fields, attempt(lambda: P._make([1])))


class Lower(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __missing__(self, k): return f"no {k}"


low = Lower({"A": 1}, B=2)
low.update(C=3)
low |= {"D": 4}
print(low, low["zz"], "a" in low, low.pop("a"), low.data, UserList([3, 1]) + [2], UserString("ab").upper() * 2, sorted(UserList("cab")))


def hot(turns):
    counts, groups, recent, last = Counter(), defaultdict(set), deque(maxlen=10), OrderedDict()
    for i in range(turns):
        k = i * i % 17
        counts[k] += 1
        groups[k % 4].add(i)
        recent.append(P(i, k))
        if k in last:
            last.move_to_end(k)
        last[k] = i
        if len(last) > 6:
            last.popitem(last=False)
    return counts.most_common(3), {k: len(v) for k, v in groups.items()}, sum(p.y for p in recent), list(last)


print(*hot(400), sep="\n")
