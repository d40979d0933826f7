"""Treaps by split and merge, and skip lists, fed by a generator of one's own and compared with a sorted list."""
from bisect import bisect_left, insort


class Lcg:
    def __init__(self, seed):
        self.state = seed

    def __call__(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


rnd = Lcg(42)


def split(t, key):
    if t is None:
        return None, None
    k, p, l, r = t
    if k < key:
        a, b = split(r, key)
        return (k, p, l, a), b
    a, b = split(l, key)
    return a, (k, p, b, r)


def merge(a, b):
    if not a or not b:
        return a or b
    return (a[0], a[1], a[2], merge(a[3], b)) if a[1] > b[1] else (b[0], b[1], merge(a, b[2]), b[3])


def add(t, key):
    a, b = split(t, key)
    return merge(merge(a, (key, rnd(10**9), None, None)), b)


def remove(t, key):
    if t is None:
        raise KeyError(key)
    k, p, l, r = t
    if k == key:
        return merge(l, r)
    return (k, p, remove(l, key), r) if key < k else (k, p, l, remove(r, key))


def walk(t):
    if t:
        yield from walk(t[2])
        yield t[0]
        yield from walk(t[3])


def depth(t):
    return 1 + max(depth(t[2]), depth(t[3])) if t else 0


class Skip:
    LEVELS = 8

    def __init__(self):
        self.head = [None] * self.LEVELS
        self.count = 0

    def _before(self, key):
        tower, out = self.head, [None] * self.LEVELS
        for level in range(self.LEVELS - 1, -1, -1):
            while (nxt := tower[level]) is not None and nxt[-1] < key:
                tower = nxt
            out[level] = tower
        return out

    def add(self, key):
        tall = 1
        while tall < self.LEVELS and rnd(2):
            tall += 1
        before, node = self._before(key), [None] * tall + [key]
        for level in range(tall):
            node[level], before[level][level] = before[level][level], node
        self.count += 1

    def discard(self, key):
        before = self._before(key)
        node = before[0][0]
        if node is None or node[-1] != key:
            return False
        for level in range(len(node) - 1):
            before[level][level] = node[level]
        self.count -= 1
        return True

    def __iter__(self):
        node = self.head[0]
        while node:
            yield node[-1]
            node = node[0]

    def between(self, low, high):
        node = self._before(low)[0][0]
        while node and node[-1] < high:
            yield node[-1]
            node = node[0]


treap, skip, plain = None, Skip(), []
for turn in range(250):
    x = rnd(500)
    if turn % 4 == 3 and plain:
        x = plain[rnd(len(plain))]
        plain.pop(bisect_left(plain, x))
        treap = remove(treap, x)
        skip.discard(x)
    else:
        insort(plain, x)
        treap = add(treap, x)
        skip.add(x)
print(list(walk(treap)) == plain == list(skip), len(plain), skip.count, plain[:10], depth(treap) < 24)
low, high = split(treap, 250)
print(list(walk(low)) == [x for x in plain if x < 250], list(walk(high))[:5], list(skip.between(100, 140)), list(walk(merge(low, high))) == plain)
print(skip.discard(-1), list(Skip()), list(walk(None)), split(None, 3), rnd(1000))
for act in (lambda: remove(treap, 1000), lambda: add(treap, "x"), lambda: skip.add(None), lambda: rnd(0), lambda: walk()):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
print(skip.count, list(skip) == plain)
