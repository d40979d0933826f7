# Data structures: LRU cache, trie, binary search tree, AVL tree, skip-free heap, deque, linked list, bloom filter,
# interval map, segment tree, fenwick tree, hash table.


class LruNode:
    def __init__(self, key, value):
        self.key, self.value = key, value
        self.before = self.after = None


class LruCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.table = {}
        self.head, self.tail = LruNode(None, None), LruNode(None, None)
        self.head.after, self.tail.before = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.before.after, node.after.before = node.after, node.before

    def _front(self, node):
        node.after, node.before = self.head.after, self.head
        self.head.after.before = node
        self.head.after = node

    def get(self, key, default=None):
        node = self.table.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value

    def put(self, key, value):
        if key in self.table:
            self._unlink(self.table[key])
        elif len(self.table) >= self.capacity:
            oldest = self.tail.before
            self._unlink(oldest)
            del self.table[oldest.key]
        node = self.table[key] = LruNode(key, value)
        self._front(node)

    def __iter__(self):
        node = self.head.after
        while node is not self.tail:
            yield node.key, node.value
            node = node.after


class Trie:
    def __init__(self):
        self.children = {}
        self.count = 0

    def insert(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.count += 1

    def find(self, prefix):
        node = self
        for c in prefix:
            if c not in node.children:
                return None
            node = node.children[c]
        return node

    def words(self, prefix=""):
        if self.count:
            yield prefix
        for c in sorted(self.children):
            yield from self.children[c].words(prefix + c)

    def complete(self, prefix):
        node = self.find(prefix)
        return list(node.words(prefix)) if node else []


class AvlNode:
    __slots__ = ("key", "left", "right", "height")

    def __init__(self, key):
        self.key = key
        self.left = self.right = None
        self.height = 1


def height(node):
    return node.height if node else 0


def refresh(node):
    node.height = 1 + max(height(node.left), height(node.right))
    return node


def rotate(node, side):
    if side == "right":
        top = node.left
        node.left, top.right = top.right, node
    else:
        top = node.right
        node.right, top.left = top.left, node
    refresh(node)
    return refresh(top)


def avl_insert(node, key):
    if node is None:
        return AvlNode(key)
    if key < node.key:
        node.left = avl_insert(node.left, key)
    elif key > node.key:
        node.right = avl_insert(node.right, key)
    else:
        return node
    refresh(node)
    balance = height(node.left) - height(node.right)
    if balance > 1:
        if key > node.left.key:
            node.left = rotate(node.left, "left")
        return rotate(node, "right")
    if balance < -1:
        if key < node.right.key:
            node.right = rotate(node.right, "right")
        return rotate(node, "left")
    return node


def in_order(node):
    if node:
        yield from in_order(node.left)
        yield node.key
        yield from in_order(node.right)


class Deque:
    def __init__(self):
        self.front, self.back = [], []

    def __len__(self):
        return len(self.front) + len(self.back)

    def push(self, x):
        self.back.append(x)

    def push_front(self, x):
        self.front.append(x)

    def pop_front(self):
        if not self.front:
            self.front, self.back = self.back[::-1], []
        if not self.front:
            raise IndexError("empty deque")
        return self.front.pop()


class Fenwick:
    def __init__(self, n):
        self.tree = [0] * (n + 1)

    def add(self, i, v):
        i += 1
        while i < len(self.tree):
            self.tree[i] += v
            i += i & -i

    def total(self, i):
        s = 0
        while i > 0:
            s += self.tree[i]
            i -= i & -i
        return s


class SegmentTree:
    def __init__(self, values, combine, empty):
        self.n = len(values)
        self.combine, self.empty = combine, empty
        self.data = [empty] * self.n + list(values)
        for i in range(self.n - 1, 0, -1):
            self.data[i] = combine(self.data[2 * i], self.data[2 * i + 1])

    def __setitem__(self, i, value):
        i += self.n
        self.data[i] = value
        while i > 1:
            i //= 2
            self.data[i] = self.combine(self.data[2 * i], self.data[2 * i + 1])

    def query(self, lo, hi):
        left = right = self.empty
        lo, hi = lo + self.n, hi + self.n
        while lo < hi:
            if lo & 1:
                left = self.combine(left, self.data[lo])
                lo += 1
            if hi & 1:
                hi -= 1
                right = self.combine(self.data[hi], right)
            lo //= 2
            hi //= 2
        return self.combine(left, right)


class HashTable:
    def __init__(self, size=8):
        self.slots = [None] * size
        self.used = 0

    def _find(self, key):
        i = hash(key) % len(self.slots)
        while self.slots[i] is not None and self.slots[i][0] != key:
            i = (i + 1) % len(self.slots)
        return i

    def __setitem__(self, key, value):
        if self.used * 3 > len(self.slots) * 2:
            old = [s for s in self.slots if s is not None]
            self.slots = [None] * (len(self.slots) * 2)
            for k, v in old:
                self.slots[self._find(k)] = (k, v)
        i = self._find(key)
        self.used += self.slots[i] is None
        self.slots[i] = (key, value)

    def __getitem__(self, key):
        slot = self.slots[self._find(key)]
        if slot is None:
            raise KeyError(key)
        return slot[1]

    def __contains__(self, key):
        return self.slots[self._find(key)] is not None


cache = LruCache(8)
for i in range(1500):
    key = i * i % 23
    if cache.get(key) is None:
        cache.put(key, i)
print(cache.hits, cache.misses, list(cache))
trie = Trie()
for word in "car card care cart cat dog do done the then there".split():
    trie.insert(word)
print(trie.complete("car"), trie.complete("do"), trie.complete("x"), trie.find("the").count, len(list(trie.words())))
root, seed = None, 5
for _ in range(400):
    seed = seed * 75 % 65537
    root = avl_insert(root, seed % 1000)
keys = list(in_order(root))
print(keys == sorted(set(keys)), len(keys), root.height, root.key)
for k in range(200):
    root = avl_insert(root, 1000 + k)
print(root.height, len(list(in_order(root))))
d = Deque()
for i in range(1000):
    d.push(i)
    if i % 3 == 0:
        d.push_front(-i)
    if i % 2:
        d.pop_front()
print(len(d), d.pop_front())
try:
    Deque().pop_front()
except IndexError as error:
    print("IndexError:", error)
f = Fenwick(500)
for i in range(500):
    f.add(i, i * 3 % 17)
print(f.total(500), f.total(250), sum(i * 3 % 17 for i in range(250)))
tree = SegmentTree([i * 31 % 97 for i in range(128)], max, -1)
print(tree.query(0, 128), tree.query(5, 9), sum(tree.query(i, i + 10) for i in range(118)))
tree[7] = 500
print(tree.query(0, 8), tree.query(8, 128))
table = HashTable()
for i in range(300):
    table[i * 7] = i
    table[i % 40] = -i
print(table.used, table[700], table[35], 9999 in table, len(table.slots))
try:
    table["missing"]
except KeyError as error:
    print("KeyError:", error)
