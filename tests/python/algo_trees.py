# Binary trees of several kinds: search, balanced, heaps, expressions, and walks over them.
import random


class Node:
    __slots__ = ("key", "left", "right", "height")

    def __init__(self, key):
        self.key, self.left, self.right, self.height = key, None, None, 1


def height(node):
    return node.height if node else 0


def rotate(node, left):
    if left:
        top = node.right
        node.right, top.left = top.left, node
    else:
        top = node.left
        node.left, top.right = top.right, node
    for n in (node, top):
        n.height = 1 + max(height(n.left), height(n.right))
    return top


def insert(node, key):
    if node is None:
        return Node(key)
    if key < node.key:
        node.left = insert(node.left, key)
    elif key > node.key:
        node.right = insert(node.right, key)
    node.height = 1 + max(height(node.left), height(node.right))
    balance = height(node.left) - height(node.right)
    if balance > 1:
        if key > node.left.key:
            node.left = rotate(node.left, True)
        return rotate(node, False)
    if balance < -1:
        if key < node.right.key:
            node.right = rotate(node.right, False)
        return rotate(node, True)
    return node


def inorder(node):
    if node:
        yield from inorder(node.left)
        yield node.key
        yield from inorder(node.right)


def levels(node):
    level = [node]
    while level:
        yield [n.key for n in level]
        level = [child for n in level for child in (n.left, n.right) if child]


root = None
for key in range(1, 16):
    root = insert(root, key)
print(*levels(root), root.height)
random.seed(5)
keys = random.sample(range(1000), 100)
root = None
for key in keys:
    root = insert(root, key)
print(list(inorder(root)) == sorted(keys), root.height, root.key)


def remove(node, key):
    if node is None:
        return None
    if key < node.key:
        node.left = remove(node.left, key)
    elif key > node.key:
        node.right = remove(node.right, key)
    elif node.left is None or node.right is None:
        return node.left or node.right
    else:
        following = node.right
        while following.left:
            following = following.left
        node.key = following.key
        node.right = remove(node.right, following.key)
    return node


for key in keys[::3]:
    root = remove(root, key)
print(list(inorder(root)) == sorted(set(keys) - set(keys[::3])))


def build(preorder, order):
    if not preorder:
        return None
    at = order.index(preorder[0])
    return (preorder[0], build(preorder[1 : at + 1], order[:at]), build(preorder[at + 1 :], order[at + 1 :]))


tree = build("FBADCEGIH", "ABCDEFGHI")
print(tree)


def post(t):
    return post(t[1]) + post(t[2]) + t[0] if t else ""


def mirror(t):
    return t and (t[0], mirror(t[2]), mirror(t[1]))


def depth(t):
    return 1 + max(depth(t[1]), depth(t[2])) if t else 0


print(post(tree), post(mirror(tree)), depth(tree))


def draw(t, indent=0):
    if t:
        draw(t[2], indent + 2)
        print("." * indent + t[0])
        draw(t[1], indent + 2)


draw(tree)


def pack(t):
    return "#" if not t else t[0] + pack(t[1]) + pack(t[2])


def unpack(chars):
    c = next(chars)
    return None if c == "#" else (c, unpack(chars), unpack(chars))


print(pack(tree), unpack(iter(pack(tree))) == tree)


def ancestor(t, a, b):
    if not t or t[0] in (a, b):
        return t and t[0]
    left, right = ancestor(t[1], a, b), ancestor(t[2], a, b)
    return t[0] if left and right else left or right


print([ancestor(tree, *pair) for pair in ("AC", "CE", "AH", "HI")])


class Fenwick:
    def __init__(self, n):
        self.sums = [0] * (n + 1)

    def add(self, i, x):
        i += 1
        while i < len(self.sums):
            self.sums[i] += x
            i += i & -i

    def total(self, i):
        s = 0
        while i:
            s += self.sums[i]
            i &= i - 1
        return s


f = Fenwick(10)
for i in range(10):
    f.add(i, i * i)
f.add(3, 100)
print([f.total(i) for i in range(11)])
