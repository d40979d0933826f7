# Objects taken apart: pickle in all protocols, shallow and deep copies, what classes say about it.
import collections
import copy
import pickle


class Plain:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b

    def __eq__(self, other):
        return (self.a, self.b) == (other.a, other.b)


class Stateful(Plain):
    def __getstate__(self):
        return {"x": self.x, "note": "kept"}

    def __setstate__(self, state):
        self.x = state["x"]
        self.note = state["note"]


class Reduced:
    made = 0

    def __init__(self, *args):
        Reduced.made += 1
        self.args = args

    def __reduce__(self):
        return Reduced, self.args


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class Names(list):
    pass


Point = collections.namedtuple("Point", "x y")
shared = [1]
values = [
    None, True, 0, -1, 255, 256, 65536, -(2**31), 2**31, 2**70, -(2**70), 1.5, float("inf"), 1 + 2j, "", "text ä 日 😀", b"",
    b"bytes\x00\xff", bytearray(b"ba"), (), (1,), (1, 2, 3, 4), [], [1, [2, [3]]], {}, {"a": {"b": 1}}, {1, 2}, frozenset([3]),
    range(3, 9, 2), slice(1, 2), ..., NotImplemented, int, len, Plain, Point(1, 2), Plain([1]), Slotted(1, "b"), Pair(1, 2),
    collections.Counter("aab"), collections.deque([1, 2], 5), collections.OrderedDict(a=1), [shared, shared], Names("ab"),
]
for value in values:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        back = pickle.loads(pickle.dumps(value, protocol))
        assert back == value and type(back) is type(value), (value, protocol, back)
    copied, deep = copy.copy(value), copy.deepcopy(value)
    assert copied == value and deep == value and type(deep) is type(value), value
print(len(values), "values there and back")
back = pickle.loads(pickle.dumps([shared, shared]))
print(back[0] is back[1], pickle.dumps(1, 2), pickle.dumps("a", 4)[:2])
loop = [1]
loop.append(loop)
back = pickle.loads(pickle.dumps(loop))
deep = copy.deepcopy(loop)
print(back[1] is back, deep[1] is deep, deep is loop, copy.copy(loop)[1] is loop)
s = pickle.loads(pickle.dumps(Stateful(3)))
print(s.x, s.note, vars(copy.copy(Stateful(4))))
print(copy.deepcopy(Reduced(1, [2])).args, Reduced.made, pickle.loads(pickle.dumps(Reduced(5))).args, Reduced.made)
try:
    raise KeyError("k", 1)
except KeyError as error:
    back = pickle.loads(pickle.dumps(error))
    print(type(back), back.args)
for bad in (lambda: 1, (x for x in [])):
    try:
        pickle.dumps(bad)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        print("cannot", type(error).__name__ in ("PicklingError", "AttributeError", "TypeError"))
try:
    pickle.loads(b"")
except EOFError as error:
    print(error)
nested = {"rows": [[0] * 3 for _ in range(2)], "t": ([1], (2,))}
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested["rows"][0][0] = 9
print(shallow["rows"][0], deep["rows"][0], deep["t"][1] is nested["t"][1], deep["t"][0] is nested["t"][0])


class Custom:
    def __init__(self):
        self.log = []

    def __copy__(self):
        made = Custom()
        made.log = self.log + ["copied"]
        return made

    def __deepcopy__(self, memo):
        made = Custom()
        memo[id(self)] = made
        made.log = copy.deepcopy(self.log, memo) + ["deep"]
        return made


print(copy.copy(Custom()).log, copy.deepcopy([Custom()])[0].log)
twice = [c := Custom(), c]
deep = copy.deepcopy(twice)
print(deep[0] is deep[1], deep[0] is c)
