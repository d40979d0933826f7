"""Hash tables by hand: open addressing with tombstones, chains, cuckoo nests, a Bloom filter, and a cache of the last used."""
from collections import OrderedDict


def fnv(key):
    h = 0xCBF29CE484222325
    for b in str(key).encode():
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return h


class Open:
    GONE = type("Gone", (), {"__repr__": lambda self: "<gone>"})()

    def __init__(self, pairs=()):
        self.slots, self.used, self.filled, self.probes = [None] * 8, 0, 0, 0
        for k, v in pairs:
            self[k] = v

    def _find(self, key):
        i, free = fnv(key) % len(self.slots), None
        while (slot := self.slots[i]) is not None:
            self.probes += 1
            if slot is self.GONE:
                free = i if free is None else free
            elif slot[0] == key:
                return i, True
            i = (i + 1) % len(self.slots)
        return (i if free is None else free), False

    def __setitem__(self, key, value):
        i, found = self._find(key)
        if not found:
            self.used += 1
            self.filled += self.slots[i] is None
        self.slots[i] = (key, value)
        if self.filled * 3 > len(self.slots) * 2:
            old, self.slots = list(self), [None] * (self.used * 4)
            self.filled = self.used
            for k, v in old:
                self.slots[self._find(k)[0]] = (k, v)

    def __getitem__(self, key):
        i, found = self._find(key)
        if not found:
            if hasattr(self, "__missing__"):
                return self.__missing__(key)
            raise KeyError(key)
        return self.slots[i][1]

    def __delitem__(self, key):
        i, found = self._find(key)
        if not found:
            raise KeyError(key)
        self.slots[i] = self.GONE
        self.used -= 1

    def __iter__(self):
        return (s for s in self.slots if s is not None and s is not self.GONE)

    __len__ = lambda self: self.used
    __contains__ = lambda self, key: self._find(key)[1]


class Counting(Open):
    def __missing__(self, key):
        return 0


class Cuckoo:
    def __init__(self, size=7):
        self.nests, self.moves = [[None] * size, [None] * size], 0

    def add(self, key):
        for turn in range(12):
            side = turn % 2
            nest = self.nests[side]
            at = (fnv(key) >> 17 * side) % len(nest)
            nest[at], key = key, nest[at]
            if key is None or key == nest[at]:
                return
            self.moves += 1
        keys = [k for n in self.nests for k in n if k is not None] + [key]
        size = len(self.nests[0]) * 2 + 1
        self.nests = [[None] * size, [None] * size]
        for k in keys:
            self.add(k)

    def __contains__(self, key):
        return any(n[(fnv(key) >> 17 * s) % len(n)] == key for s, n in enumerate(self.nests))


class Bloom:
    def __init__(self, bits, hashes):
        self.bits, self.size, self.hashes = 0, bits, hashes

    def _mask(self, key):
        a, b = divmod(fnv(key), 1 << 32)
        return sum({1 << (a + i * b) % self.size for i in range(self.hashes)})

    def add(self, key):
        self.bits |= self._mask(key)

    def __contains__(self, key):
        return not self._mask(key) & ~self.bits


class Lru:
    def __init__(self, room, /, **kw):
        self.room, self.dropped, self.kept = room, [], OrderedDict(kw)

    def __getitem__(self, key):
        value = self.kept[key]
        self.kept.move_to_end(key)
        return value

    def __setitem__(self, key, value):
        self.kept[key] = value
        self.kept.move_to_end(key)
        if len(self.kept) > self.room:
            self.dropped.append(self.kept.popitem(last=False))


table = Open((i, i * i) for i in range(200))
for i in range(0, 200, 2):
    del table[i]
table[7], table[None], table[(1, 2)], table["é"] = "seven", 0, "pair", 1
print(len(table), len(table.slots), table[7], table[199], table[None], table[1, 2], 8 in table, "é" in table, sum(k for k, _ in table if isinstance(k, int)), table.probes)
seen = Counting()
for w in "a rose is a rose is a rose".split():
    seen[w] += 1
print(sorted(seen), seen["none"], len(seen), repr(Open.GONE))
nests = Cuckoo()
for i in range(150):
    nests.add(f"k{i}")
print(all(f"k{i}" in nests for i in range(150)), sum(f"x{i}" in nests for i in range(150)), len(nests.nests[0]), nests.moves)
bloom = Bloom(1024, 4)
for i in range(100):
    bloom.add(i)
print(all(i in bloom for i in range(100)), sum(i in bloom for i in range(1000, 2000)), bloom.bits.bit_count(), hex(fnv("")), hex(fnv("updraft")))
cache = Lru(3, a=1, b=2)
cache["c"], _, cache["d"] = 3, cache["a"], 4
kept = cache.kept
print(kept, cache.dropped, kept.get("b"), list(kept), "a" in kept, kept.pop("a"), kept == {"c": 3, "d": 4})
for i in range(300):
    cache[i * i % 23] = i
    if i % 4 == 0 and 4 in kept:
        cache[4]
print(list(kept.items()), len(cache.dropped), cache.dropped[40])
for act in (lambda: table[2], lambda: table.__delitem__(4), lambda: cache["zz"], lambda: Lru(), lambda: Bloom(0, 1).add(1), lambda: Open([1])):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
