"""Polymorphic calls over many classes at one site: methods, callables, operators, iteration."""
import operator


def make(n):
    class Node:
        weight = n

        def __init__(self, v): self.v = v
        def size(self): return self.v * n
        def __add__(self, other): return self.v + other + n
        def __radd__(self, other): return other + self.v
        def __call__(self, x): return x - n
        def __len__(self): return n
        def __iter__(self): return iter(range(n))
        def __getitem__(self, k): return k + n
        def __eq__(self, other): return self.v == other.v
        def __lt__(self, other): return (self.v, n) < (other.v, type(other).weight)
        def __bool__(self): return n % 2 == 0

    Node.__name__ = Node.__qualname__ = f"Node{n}"
    if n % 3 == 0:
        Node.size = property(lambda self: lambda: -self.v)
    if n % 4 == 3:
        Node.__slots__ = ()
        Node.size = classmethod(lambda cls: cls.weight)
    return Node


classes = [make(n) for n in range(12)]


def sweep(kinds, turns):
    things = [kind(i) for i, kind in enumerate(kinds)]
    sums = [0] * 9
    for turn in range(turns):
        t = things[turn % len(things)]
        sums[0] += t.size()
        sums[1] += t + 1
        sums[2] += 1 + t
        sums[3] += t(turn)
        sums[4] += len(t)
        for x in t:
            sums[5] += x
        sums[6] += t[turn]
        sums[7] += t == things[0]
        sums[8] += 1 if t else 0
    return sums


for count in (1, 2, 4, 8, 12, 1):
    print(count, sweep(classes[:count], 240))
print([t.weight for t in sorted(c(i % 3) for i, c in enumerate(classes))])


class Cell:
    def __init__(self, v): self.v = v


def shapes(turns):
    total = 0
    for i in range(turns):
        c = Cell(i)
        if i % 2:
            c.a = 1
        if i % 3 == 0:
            c.b = 2
        if i % 5 == 0:
            del c.v
            c.v = 3
        if i % 7 == 0:
            c.__dict__["a"] = 50
        total += c.v + getattr(c, "a", 10) + getattr(c, "b", 20)
    return total, list(vars(c))


print(shapes(420), shapes(421), shapes(36))


def call_all(callables, turns):
    out = 0
    for i in range(turns):
        out += callables[i % len(callables)](i)
    return out


class Static:
    @staticmethod
    def twice(x): return x * 2
    @classmethod
    def named(cls, x): return x + len(cls.__name__)
    def bound(self, x): return x - 1
    def __call__(self, x): return 5


calls = [abs, int, len.__class__ and float, Static.twice, Static.named, Static().bound, Static(), lambda x: -x,
         operator.neg, (7).__add__, bool, type(3), dict(enumerate(range(400))).get, range(400).__getitem__, None]
print(call_all(calls[:-1], 280))
try:
    call_all(calls, 280)
except TypeError as error:
    print(error)
for bad in (3, None, "s", Cell(1)):
    try:
        call_all([abs, bad], 10)
    except TypeError as error:
        print(error)
