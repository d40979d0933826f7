# Places in a deque by any integer-like object, sizes that are too large, and iterators over what was replaced.
from collections import deque
import pickle


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def attempt(act):
    try:
        print(act())
    except (TypeError, ValueError, OverflowError, RuntimeError) as error:
        print(type(error).__name__, error)


items = deque([1, 2, 3])
items.insert(Number(0), 5)
items.insert(Number(-1), 6)
print(items, items.index(3, Number(1), Number(5)), items.index(5, Number(-9)))
attempt(lambda: items.insert("x", 5))
attempt(lambda: items.index(3, "x"))
attempt(lambda: items.index(3, 0, 1.5))
attempt(lambda: deque([1], 10**30))
attempt(lambda: deque([1], Number(2)))
attempt(lambda: items.rotate(10**30))
attempt(lambda: items.rotate(-(10**30)))
items.rotate(2**63 - 1)
print(items, deque([1, 2], True))

items = deque(range(5))
walk = iter(items)
next(walk)
items.clear()
items.extend(range(5))
attempt(lambda: next(walk))

items = deque(range(6))
items.popleft()
walk = iter(items)
print(next(walk))
items.reverse()
print(list(walk), items)


class Marked(deque):
    def __getstate__(self):
        return {"mark": 1}


made = pickle.loads(pickle.dumps(Marked([1, 2], 4)))
print(made, made.maxlen, made.mark, Marked().__reduce__()[2], deque([1]).__getstate__())
