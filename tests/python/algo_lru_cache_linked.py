# A cache on a doubly linked list and a dict, against OrderedDict.
from collections import OrderedDict

class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None):
        self.key, self.value, self.prev, self.next = key, value, None, None

class Cache:
    def __init__(self, size):
        self.size, self.table = size, {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0
    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev
    def _front(self, node):
        node.next, node.prev = self.head.next, self.head
        self.head.next.prev = node
        self.head.next = node
    def get(self, key):
        node = self.table.get(key)
        if node is None:
            self.misses += 1
            return None
        self.hits += 1
        self._unlink(node); self._front(node)
        return node.value
    def put(self, key, value):
        if key in self.table:
            node = self.table[key]
            node.value = value
            self._unlink(node)
        else:
            if len(self.table) >= self.size:
                old = self.tail.prev
                self._unlink(old)
                del self.table[old.key]
            node = self.table[key] = Node(key, value)
        self._front(node)
    def keys(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key
            node = node.next

cache, model, seed = Cache(8), OrderedDict(), 7
for step in range(3000):
    seed = (seed * 1103515245 + 12345) % 2**31
    key = seed // 65536 % 13
    if seed % 3:
        expected = model.get(key)
        if key in model: model.move_to_end(key, last=False)
        assert cache.get(key) == expected
    else:
        cache.put(key, step)
        model[key] = step
        model.move_to_end(key, last=False)
        if len(model) > 8: model.popitem()
print(cache.hits, cache.misses, list(cache.keys()))
print(list(cache.keys()) == list(model), [cache.get(k) for k in range(13)])
