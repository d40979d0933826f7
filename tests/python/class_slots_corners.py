"""Slots: layouts, inheritance, weak references, conflicts, descriptors of slots."""
import weakref


class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Q(P):
    __slots__ = ("z",)


class R(P):
    pass


class S(P):
    __slots__ = ("__dict__", "w")


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


p, q, r, s = P(1, 2), Q(3, 4), R(5, 6), S(7, 8)
print(attempt(lambda: setattr(p, "z", 1)))
print(attempt(lambda: q.z))
q.z = 9
print(q.x, q.y, q.z, hasattr(q, "__dict__"), hasattr(r, "__dict__"), hasattr(s, "__dict__"))
r.extra = 1
s.extra, s.w = 2, 3
print(r.extra, s.extra, r.x, s.w)
del p.x
print(attempt(lambda: p.x), hasattr(p, "x"), p.y)
class Private:
    __slots__ = ("_hidden", "seen")

    def __init__(self):
        self._hidden = 4
        self.seen = self._hidden + 1


print(Private().seen, Private()._hidden, Private.__slots__)


class W:
    __slots__ = ("__weakref__", "v")


w = W()
ref = weakref.ref(w)
print(ref() is w)


def run(objects, turns):
    total = 0
    for i in range(turns):
        o = objects[i % len(objects)]
        o.x += 1
        o.y = o.x - o.y
        total += o.y
        if i == turns - 20:
            del o.y
            try:
                total += o.y
            except AttributeError as error:
                total += 1000
                o.y = 0
    return total


print(run([P(0, 0), Q(1, 1), R(2, 2), S(3, 3)], 400))


class Swap1:
    __slots__ = ("a",)


class Swap2:
    __slots__ = ("a",)


thing = Swap1()
thing.a = 5
thing.__class__ = Swap2
print(type(thing).__name__, thing.a)
