# Generators: a chain of generator expressions, generator functions, a walk over a tree by `yield from`, a tokenizer,
# and short ones in `any` and `all`.


def chain(n):
    squares = (x * x for x in range(n))
    odd = (x for x in squares if x & 1)
    shifted = (x + 3 for x in odd)
    return sum(x for x in shifted if x % 5)


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def scaled(items, factor):
    for item in items:
        yield item * factor


def loops(n):
    total = 0
    for value in scaled(evens(range(n)), 3):
        total += value
    return total


class Node:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        node = self
        while True:
            if key < node.key:
                if node.left is None:
                    node.left = Node(key)
                    return
                node = node.left
            else:
                if node.right is None:
                    node.right = Node(key)
                    return
                node = node.right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def tree(count, walks):
    root = Node(count * 8)
    seed = 12345
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        root.insert(seed % (count * 16))
    total = 0
    for _ in range(walks):
        for key in root:
            total += key
    return total


def tokens(text):
    at = 0
    end = len(text)
    while at < end:
        c = text[at]
        if c == " ":
            at += 1
        elif c.isdigit():
            start = at
            while at < end and text[at].isdigit():
                at += 1
            yield "number", text[start:at]
        elif c.isalpha():
            start = at
            while at < end and text[at].isalpha():
                at += 1
            yield "name", text[start:at]
        else:
            at += 1
            yield "operator", c


def tokenizer(repeats):
    text = "alpha = beta * 12 + gamma / (34 - delta) ; while x < 100 : x = x + step "
    names = 0
    numbers = 0
    for kind, word in tokens(text * repeats):
        if kind == "name":
            names += len(word)
        elif kind == "number":
            numbers += int(word)
    return names, numbers


def find(n):
    found = 0
    for i in range(n):
        if any(j * j == i for j in range(12)):
            found += 1
        if all(j != i for j in (3, 5, 7)):
            found += 2
    return found


def generators(scale):
    results = [chain(200000 * scale), loops(300000 * scale), tree(400 * scale, 60)]
    results += tokenizer(800 * scale)
    results.append(find(10000 * scale))
    total = 0
    for result in results:
        total = (total * 31 + result) % 1000000007
    return total


import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = generators(10)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("generators %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
