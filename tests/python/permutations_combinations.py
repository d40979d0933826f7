# Permutations, combinations, products and partitions by recursion, generators and bit masks.


def permutations(items):
    if not items:
        yield ()
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (item,) + rest


def heap(items):
    items, n = list(items), len(items)
    counts = [0] * n
    yield tuple(items)
    i = 0
    while i < n:
        if counts[i] < i:
            j = 0 if i % 2 == 0 else counts[i]
            items[j], items[i] = items[i], items[j]
            yield tuple(items)
            counts[i] += 1
            i = 0
        else:
            counts[i] = 0
            i += 1


def next_permutation(a):
    i = len(a) - 2
    while i >= 0 and a[i] >= a[i + 1]:
        i -= 1
    if i < 0:
        return False
    j = len(a) - 1
    while a[j] <= a[i]:
        j -= 1
    a[i], a[j] = a[j], a[i]
    a[i + 1 :] = a[:i:-1]
    return True


def combinations(items, k):
    if k == 0:
        yield []
    elif len(items) >= k:
        first, *rest = items
        for c in combinations(rest, k - 1):
            yield [first] + c
        yield from combinations(rest, k)


def product(*pools):
    if not pools:
        yield ()
    else:
        for item in pools[0]:
            for rest in product(*pools[1:]):
                yield (item,) + rest


def subsets(items):
    for mask in range(1 << len(items)):
        yield [item for i, item in enumerate(items) if mask >> i & 1]


def partitions(n, largest=None):
    largest = n if largest is None else largest
    if n == 0:
        yield []
    for part in range(min(n, largest), 0, -1):
        for rest in partitions(n - part, part):
            yield [part] + rest


def parentheses(n, opened=0, text=""):
    if n == 0 and opened == 0:
        return [text]
    out = []
    if n:
        out += parentheses(n - 1, opened + 1, text + "(")
    if opened:
        out += parentheses(n, opened - 1, text + ")")
    return out


def gray(bits):
    return ["0" * bits if n == 0 else format(n ^ n >> 1, "0%db" % bits) for n in range(1 << bits)]


print(list(permutations("abc")), len(list(permutations(list(range(5))))), sorted(heap("abcd")) == sorted(permutations("abcd")))
a = [1, 2, 3, 4, 5]
count = 1
while next_permutation(a):
    count += 1
print(count, a)
print(list(combinations([1, 2, 3, 4], 2)), sum(1 for _ in combinations(list(range(10)), 4)), list(product("ab", [1, 2])), len(list(product(range(5), range(4), "xyz"))))
print(list(subsets("abc")), list(partitions(5)), len(list(partitions(14))), parentheses(3), gray(3))
magic = [p for p in permutations((1, 2, 3, 4, 5, 6)) if p[0] + p[1] == p[2] + p[3] == p[4] + p[5]]
print(len(magic), magic[0], magic[-1])
letters = "send more money"
digits = {"s": 9, "e": 5, "n": 6, "d": 7, "m": 1, "o": 0, "r": 8, "y": 2}
value = lambda w: int("".join(str(digits[c]) for c in w))
print([value(w) for w in letters.split()], value("send") + value("more") == value("money"))
best = None
points = [(0, 0), (3, 7), (6, 2), (8, 8), (2, 5), (9, 1)]
for tour in permutations(list(range(1, 6))):
    order = (0,) + tour + (0,)
    length = sum(abs(points[p][0] - points[q][0]) + abs(points[p][1] - points[q][1]) for p, q in zip(order, order[1:]))
    if best is None or length < best[0]:
        best = (length, tour)
print(best)
