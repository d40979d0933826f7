# Containers of collections: what they do at their ends, in operators, and when they are changed.
from collections import ChainMap, Counter, UserDict, UserList, UserString, defaultdict, deque, namedtuple

d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], list(reversed(d)), 3 in d, d.count(2), d.index(3))
d = deque("abcdef")
d.rotate(2)
print(d, d.rotate(-3), d)
d.extendleft("xy")
d.insert(1, "new")
d.remove("f")
del d[0]
d[0] = "set"
print(d, d + deque("z"), deque("ab") * 2, deque("ab") == deque("ab"), deque("ab") < deque("b"), d.copy() == d, deque([1], 0))
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque("a").remove("z"), lambda: deque("a")[1], lambda: deque("ab", 2).insert(0, "x"), lambda: deque("a").index("b"), lambda: deque(maxlen=-1), lambda: [x for x in d if d.append(1) or True]):
    try:
        bad()
    except (IndexError, ValueError, RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
q = deque(range(5))
out = []
for i in range(500):
    out.append(q.popleft())
    q.append(out[-1] * 2 % 11)
    if i % 7 == 0:
        q.rotate(1)
print(sum(out), q)
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], list(c.elements())[:4], c.total(), sorted(c), +c, c - Counter("miss"), c + Counter(m=1), c & Counter("sip"), c | Counter("mmm"))
c.subtract("miss")
c.update({"p": 5}, z=1)
del c["nothing"]
c["m"] -= 3
print(c, +c, -c, c == Counter(dict(c)), c <= c, Counter("ab") < Counter("aab"), Counter(a=0) == Counter(), Counter(a=1).most_common(), Counter(["x", "y", "x"]) == {"x": 2, "y": 1})
c2 = Counter(a=3, b=-1)
c2 += Counter(a=1, b=5)
c2 -= Counter(a=10)
print(c2, Counter(a=1) + Counter(), Counter({"k": 2.5})["k"], isinstance(c2, dict), c2.copy() is c2, Counter.fromkeys if False else "ok")
groups = defaultdict(lambda: defaultdict(int))
for word in "the cat the dog a cat".split():
    groups[len(word)][word] += 1
print({k: dict(v) for k, v in groups.items()}, groups.get(9), 9 in groups, groups[9], 9 in groups, defaultdict(list, a=[1]), defaultdict(None, {1: 2}))
try:
    defaultdict(None)["x"]
except KeyError as error:
    print("KeyError", error)
try:
    defaultdict(5)
except TypeError as error:
    print(error)
base, top = {"a": 1, "b": 2}, {"b": 3}
chain = ChainMap(top, base)
chain["c"] = 9
print(chain["a"], chain["b"], sorted(chain), len(chain), top, chain.maps, chain.new_child({"a": 0})["a"], chain.parents["b"], "z" in chain, dict(chain), chain.get("q", 0))
for bad in (lambda: chain["zz"], lambda: chain.pop("a")):
    try:
        bad()
    except KeyError as error:
        print(error)
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2)
x, *rest = p
print(p, p.z, x, rest, p._replace(x=9), p._asdict(), P._fields, P._field_defaults, P._make("abc"), p == (1, 2, 0), p < (1, 3), p + (4,), p[1:], p.index(2), hash(p) == hash((1, 2, 0)), isinstance(p, tuple), len(p), P(**{"x": 1, "y": 2, "z": 3}), repr(P))
for bad in (lambda: P(1), lambda: P(1, 2, 3, 4), lambda: P(1, 2, w=3), lambda: namedtuple("Q", "a a"), lambda: namedtuple("Q", "class"), lambda: namedtuple("Q", "_x"), lambda: setattr(p, "x", 1), lambda: p._replace(w=1), lambda: namedtuple("1Q", "a")):
    try:
        bad()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(namedtuple("R", "def a a", rename=True)._fields)


class Point(namedtuple("Point", "x y")):
    __slots__ = ()

    def __add__(self, other):
        return Point(self.x + other[0], self.y + other[1])

    @property
    def norm(self):
        return abs(self.x) + abs(self.y)


print(Point(1, 2) + (3, 4), Point(-1, 2).norm, sorted([Point(2, 1), Point(1, 5)]), {Point(0, 0): "origin"}[0, 0])
match Point(3, 0):
    case Point(x=x, y=0):
        print("on the axis", x)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


class Doubling(UserList):
    def append(self, item):
        super().append(item * 2)


l, u, s = Lower(A=1), Doubling([1]), UserString("Text")
l["B"] = 2
l.update({"C": 3})
u.append(5)
print(l, l.data, "a" in l, u, u[0], u + [1], type(u[:1]).__name__, s.upper(), s + "!", s[0], s == "Text", len(s))
