# Orders of use: OrderedDict, caches of limited size, sets and dicts that are taken from the front.
from collections import OrderedDict
from functools import cache, cached_property, lru_cache, partial, partialmethod


class LRU:
    def __init__(self, size):
        self.size, self.data, self.hits = size, OrderedDict(), 0

    def get(self, key, make):
        if key in self.data:
            self.hits += 1
            self.data.move_to_end(key)
        else:
            self.data[key] = make(key)
            if len(self.data) > self.size:
                self.data.popitem(last=False)
        return self.data[key]


lru = LRU(3)
for key in "abcabdaec":
    lru.get(key, str.upper)
print(list(lru.data), lru.hits)
d = OrderedDict((c, i) for i, c in enumerate("abcde"))
d.move_to_end("a")
d.move_to_end("e", last=False)
print(dict(d), d.popitem(), d.popitem(last=False), list(reversed(d)), d == OrderedDict(b=1, c=2, d=3), d == {"d": 3, "c": 2, "b": 1})
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), dict(d | {"z": 9}), dict({"y": 8} | d), type({"y": 8} | d).__name__)
d |= [("k", 0)]
print(list(d.items()), d.copy() == d, list(OrderedDict.fromkeys("xy", 0)), d.get("nothing"), d.pop("k"), d.setdefault("n", 5))
for action in (lambda: OrderedDict().popitem(), lambda: d.move_to_end("none")):
    try:
        action()
    except KeyError as error:
        print("KeyError", error)
big = OrderedDict.fromkeys(range(5000))
out = [big.popitem(last=False)[0] for _ in range(4990)]
print(out == list(range(4990)), list(big))
queue = dict.fromkeys(range(3000))
order = []
while queue:
    first = next(iter(queue))
    del queue[first]
    order.append(first)
    if first < 300:
        queue[first + 5000] = None
print(len(order), order[2999:3003], order[-1])
left, taken = set(range(4000)), 0
while left:
    left.discard(left.pop() ^ 1)
    taken += 1
print(taken)


@lru_cache(maxsize=3)
def square(n, power=2):
    calls.append(n)
    return n**power


calls = []
print([square(n) for n in (1, 2, 3, 1, 4, 2, 1)], calls, square.cache_info())
square(1, power=2)
print(square.cache_info(), square.__name__, square.__wrapped__(9), square.cache_parameters())
square.cache_clear()
print(square.cache_info())


@cache
def ways(m, n):
    return 1 if 1 in (m, n) else ways(m - 1, n) + ways(m, n - 1)


print(ways(15, 15), ways.cache_info().misses)
try:
    square([1])
except TypeError as error:
    print(error)


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("computing")
        return 3 * self.r**2

    @lru_cache
    def scaled(self, k):
        return self.r * k

    def move(self, dx, dy=0):
        return (self.r, dx, dy)

    right = partialmethod(move, 1)
    up = partialmethod(move, 0, dy=1)


c = Circle(2)
print(c.area, c.area, c.__dict__, c.scaled(3), c.right(), c.right(5), c.up())
del c.area
print(c.area)
base2 = partial(int, base=2)
print(base2("101"), base2.func, base2.args, base2.keywords, partial(base2, "11")(), base2("12", base=3))
add = partial(lambda *a, **k: (a, k), 1, x=2)
print(add(), add(3, y=4), add(5, x=6), partial(add, 7, z=8)(9), repr(partial(print, 1, end=""))[:19])
try:
    partial(3)
except TypeError as error:
    print(error)
print(sorted("bca", key=partial(lambda order, c: order.index(c), "cab")), list(map(partial(pow, 2), range(5))))
add.note = "free"
print(add.note, callable(add), isinstance(add, partial))


class Special(partial):
    def __call__(self, *args):
        return "special", super().__call__(*args)


print(Special(max, 3)(5))
