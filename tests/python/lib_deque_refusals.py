# What deques refuse, notice, and keep when they are copied.
import copy
import operator
import pickle
from collections import deque


def shown(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


d = deque([1, 2, 3])
for index in "a", 1.0, None, slice(1), 3, -4, True:
    shown(lambda: d[index])
shown(lambda: operator.setitem(d, "a", 1))
shown(lambda: operator.delitem(d, 1.5))
for count in 1.5, "a", True, None:
    shown(d.rotate, count)
print(d)
for bound in "a", 1.5, -1, True:
    shown(deque, [1, 2], bound)


class Changing:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return False


for name in "count", "index", "__contains__":
    d = deque([1, 2, 3])
    d.append(Changing(lambda: d.append(1)))
    shown(getattr(d, name), 7)
    d = deque([Changing(lambda: d.clear()), 1, 2])
    shown(getattr(d, name), 7)
for act in (lambda d: d.clear(), lambda d: d.append(1), lambda d: d.popleft(), lambda d: d.extend([1, 2])):
    d = deque([1, 2, 3])
    try:
        for x in d:
            act(d)
    except RuntimeError as error:
        print(error, d)


class Named(deque):
    __slots__ = ("label", "__dict__")


d = Named("abc", 5)
d.label = "slot"
d.extra = "property"
for again in copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d)):
    print(type(again).__name__, list(again), again.maxlen, getattr(again, "label", None), getattr(again, "extra", None))
for d in deque("ab"), deque("ab", 3):
    d.append(d)
    again = pickle.loads(pickle.dumps(d))
    print(again, again[-1] is again, again.maxlen)
    again = copy.deepcopy(d)
    print(again, again[-1] is again, again.maxlen)
print(deque([1, 2]).__reduce__()[:3], deque([1], 4).__reduce__()[:3])
