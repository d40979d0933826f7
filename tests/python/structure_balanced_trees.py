"""AVL trees as sorted sets: rotations counted, deletion, order statistics, ranges, iteration both ways, invariants kept."""


class Node:
    __slots__ = ("key", "left", "right", "height", "size")

    def __init__(self, key):
        self.key, self.left, self.right = key, None, None
        self.height = self.size = 1


def height(n):
    return n.height if n else 0


def size(n):
    return n.size if n else 0


class Avl:
    rotations = 0

    def __init__(self, items=()):
        self.root = None
        for x in items:
            self.add(x)

    @staticmethod
    def _fix(n):
        n.height = 1 + max(height(n.left), height(n.right))
        n.size = 1 + size(n.left) + size(n.right)
        return n

    def _turn(self, n, up, down):
        type(self).rotations += 1
        child = getattr(n, up)
        setattr(n, up, getattr(child, down))
        setattr(child, down, self._fix(n))
        return self._fix(child)

    def _balance(self, n):
        lean = height(self._fix(n).left) - height(n.right)
        if lean > 1:
            if height(n.left.left) < height(n.left.right):
                n.left = self._turn(n.left, "right", "left")
            return self._turn(n, "left", "right")
        if lean < -1:
            if height(n.right.right) < height(n.right.left):
                n.right = self._turn(n.right, "left", "right")
            return self._turn(n, "right", "left")
        return n

    def add(self, key):
        def go(n):
            if n is None:
                return Node(key)
            if key < n.key:
                n.left = go(n.left)
            elif n.key < key:
                n.right = go(n.right)
            return self._balance(n)

        self.root = go(self.root)

    def remove(self, key):
        def go(n, key):
            if n is None:
                raise KeyError(key)
            if key < n.key:
                n.left = go(n.left, key)
            elif n.key < key:
                n.right = go(n.right, key)
            elif not (n.left and n.right):
                return n.left or n.right
            else:
                least = n.right
                while least.left:
                    least = least.left
                n.key, n.right = least.key, go(n.right, least.key)
            return self._balance(n)

        self.root = go(self.root, key)

    def __len__(self):
        return size(self.root)

    def __iter__(self, back=False):
        stack, n = [], self.root
        while stack or n:
            while n:
                stack.append(n)
                n = n.right if back else n.left
            n = stack.pop()
            yield n.key
            n = n.left if back else n.right

    def __reversed__(self):
        return self.__iter__(True)

    def __contains__(self, key):
        n = self.root
        while n and n.key != key:
            n = n.left if key < n.key else n.right
        return n is not None

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        i, n = i + len(self) if i < 0 else i, self.root
        while n:
            if i == size(n.left):
                return n.key
            i, n = (i, n.left) if i < size(n.left) else (i - size(n.left) - 1, n.right)
        raise IndexError("tree index out of range")


tree = Avl(range(300))
print(len(tree), tree.root.height, Avl.rotations, tree[0], tree[-1], tree[10:60:11], 299 in tree, 300 in tree, 2.5 in tree)
for k in range(0, 300, 3):
    tree.remove(k)
print(len(tree), tree.root.height, Avl.rotations, list(tree)[:8], list(reversed(tree))[:8], [*tree] == sorted(tree), tree[::-1] == list(reversed(tree)))
words = Avl("the quick brown fox jumps over the lazy dog".split())
print(*words, words[3], min(words), "fox" in words, sum(map(len, words)))
for act in (lambda: tree.remove(3), lambda: tree[500], lambda: tree["a"], lambda: words.add(5), lambda: Avl()[0], lambda: 5 in words, lambda: list(Avl([1, None]))):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
print(len(words), *words)
