"""Containers derived from the library's: counters that forget, deques that watch, defaults that depend on keys, named tuples with manners."""
from collections import Counter, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from itertools import islice


class Bag(Counter):
    def __repr__(self):
        return "Bag(" + ", ".join(f"{k}*{v}" for k, v in sorted(self.items())) + ")"

    def draw(self, key):
        if not self[key]:
            raise LookupError(f"no {key} in {self!r}")
        self[key] -= 1
        if not self[key]:
            del self[key]
        return key


class Watched(deque):
    seen = 0

    def append(self, x):
        type(self).seen += 1
        super().append(x)


class Squares(defaultdict):
    def __missing__(self, key):
        if not isinstance(key, int):
            return super().__missing__(key)
        self[key] = key * key
        return self[key]


class Version(namedtuple("Version", "major minor patch", defaults=(0, 0))):
    __slots__ = ()

    def __str__(self):
        return ".".join(map(str, self))

    def __lt__(self, other):
        return tuple(self) < tuple(map(int, other.split("."))) if isinstance(other, str) else super().__lt__(other)

    @classmethod
    def parse(cls, text):
        return cls._make([*map(int, text.split(".")), 0, 0][:3])


class Folded(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())

    def __contains__(self, key):
        return super().__contains__(key.lower())


class Endless(UserList):
    def __getitem__(self, i):
        return super().__getitem__(i if isinstance(i, slice) else i % len(self.data))


bag = Bag("abracadabra")
print(bag, bag + Bag("zz"), type(bag & Bag("aab")).__name__, bag.draw("c"), bag, bag["c"], "c" in bag, bag.most_common(2), bag.total(), bag.copy(), bag == Counter(bag))
watched = Watched((), 3)
for i in range(300):
    watched.append(i)
print(list(watched), Watched.seen, [*islice(watched, 1, None)], watched == deque([297, 298, 299]))
squares = Squares(list)
squares["x"].append(1)
print(sum(squares[i % 20] for i in range(300)), len(squares), squares["x"], squares.get(99), squares.default_factory, 99 in squares)
v = Version(1, 2)
print(v, repr(v), v < "1.10", v < Version(1, 3), Version.parse("3.11"), v._replace(patch=9), v + (4,), hash(v) == hash((1, 2, 0)), max(v, Version(0, 9)), Version._field_defaults, v[1:], v.index(2))
folded = Folded({"A": 1}, bB=2)
folded.update(C=3)
print(folded, "a" in folded, folded["BB"], folded.get("zz"), folded.pop("a"), sorted(folded), folded | {"Q": 1}, folded == {"bb": 2, "c": 3}, folded.setdefault("C", 8))
ring = Endless([1, 2, 3])
print([ring[i] for i in range(7)], ring[1:], ring + [4], type(ring * 2).__name__, ring == [1, 2, 3], 2 in ring, UserString("ab").upper() + "c", UserString("x") * 3 == "xxx")
for act in (lambda: bag.draw("q"), lambda: Bag(5), lambda: Version(), lambda: Version(1, 2, 3, 4), lambda: Version.parse("a.b"), lambda: setattr(v, "major", 2), lambda: folded["nope"], lambda: folded[5], lambda: Endless()[0], lambda: Squares()["k"], lambda: watched[5], lambda: Squares(5), lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "class"), lambda: v._replace(x=1), lambda: Version._make([])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
