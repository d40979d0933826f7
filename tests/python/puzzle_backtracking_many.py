"""Backtracking: knight's tours, letters for digits, water jugs, subsets of a sum, permutations in order, Langford pairs, Hanoi, Gray codes."""
from collections import deque
from itertools import permutations


def tour(n, start):
    steps = ((1, 2), (2, 1), (-1, 2), (2, -1), (1, -2), (-2, 1), (-1, -2), (-2, -1))
    board = {(x, y): 0 for x in range(n) for y in range(n)}

    def free(p):
        return [q for dx, dy in steps if not board.get(q := (p[0] + dx, p[1] + dy), 1)]

    at = start
    for move in range(1, n * n + 1):
        board[at] = move
        if choices := free(at):
            at = min(choices, key=lambda q: (len(free(q)), q))
        elif move < n * n:
            return f"stuck after {move}"
    return [[board[x, y] for x in range(n)] for y in range(n)]


def letters(puzzle):
    left, right = puzzle.replace(" ", "").split("=")
    words = left.split("+") + [right]
    weights = {}
    for w in words:
        for i, c in enumerate(reversed(w)):
            weights[c] = weights.get(c, 0) + 10**i * (-1 if w is words[-1] else 1)
    order = sorted(weights, key=lambda c: -abs(weights[c]))
    if len(order) > 10:
        raise ValueError(f"{len(order)} letters")
    heads = {w[0] for w in words if len(w) > 1}

    def go(i, total, used, found):
        if i == len(order):
            if total == 0:
                yield dict(found)
            return
        span = sum(9 * abs(weights[c]) for c in order[i:])
        if abs(total) > span:
            return
        for d in range(order[i] in heads, 10):
            if not used >> d & 1:
                found[order[i]] = d
                yield from go(i + 1, total + d * weights[order[i]], used | 1 << d, found)

    return go(0, 0, 0, {})


def jugs(sizes, goal):
    start = (0,) * len(sizes)
    came, queue = {start: None}, deque([start])
    while queue:
        now = queue.popleft()
        if goal in now:
            way = []
            while now is not None:
                way.append(now)
                now = came[now]
            return way[::-1]
        for i, have in enumerate(now):
            nexts = [now[:i] + (v,) + now[i + 1 :] for v in (0, sizes[i])]
            for j in range(len(now)):
                if i != j:
                    pour, new = min(have, sizes[j] - now[j]), list(now)
                    new[i] -= pour
                    new[j] += pour
                    nexts.append(tuple(new))
            for n in nexts:
                if n not in came:
                    came[n] = now
                    queue.append(n)
    raise LookupError(f"{goal} cannot be had with {sizes}")


def following(p):
    p = list(p)
    i = len(p) - 2
    while i >= 0 and p[i] >= p[i + 1]:
        i -= 1
    if i < 0:
        return None
    j = len(p) - 1
    while p[j] <= p[i]:
        j -= 1
    p[i], p[j] = p[j], p[i]
    p[i + 1 :] = reversed(p[i + 1 :])
    return p


def langford(n):
    row = [0] * (2 * n)

    def place(k):
        if k == 0:
            yield row[:]
            return
        for i in range(2 * n - k - 1):
            if not row[i] and not row[j := i + k + 1]:
                row[i] = row[j] = k
                yield from place(k - 1)
                row[i] = row[j] = 0

    yield from place(n)


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)


print(*tour(6, (0, 0)), tour(4, (0, 0)), tour(1, (0, 0)), sep="\n")
print([sorted(s.items()) for s in letters("TO + GO = OUT")], sum(1 for _ in letters("A + B = C")), list(letters("AA = A")), next(letters("I + BB = ILL"), None))
print(jugs((3, 5), 4), len(jugs((8, 5, 3), 4)), jugs((2,), 0))
p, count = [1, 2, 2, 3], 0
while p:
    last, p, count = p, following(p), count + 1
print(last, count, following("ab"), following([3, 2, 1]), following([]), sorted(map(list, permutations([1, 2, 3]))) == [[1, 2, 3]] + [q for q in iter(lambda s=[[1, 2, 3]]: s.__setitem__(0, following(s[0])) or s[0], None)])
print([next(langford(n), None) for n in (3, 4, 5)], sum(1 for _ in langford(4)) , " ".join(hanoi(3)), sum(1 for _ in hanoi(9)))
print([f"{i ^ i >> 1:03b}" for i in range(8)], all((a ^ a >> 1 ^ b ^ b >> 1).bit_count() == 1 for a, b in zip(range(255), range(1, 256))))
for act in (lambda: jugs((2, 4), 3), lambda: letters("ABCDEF + GHIJ = KLM"), lambda: letters("no equation"), lambda: following([1, "a"]), lambda: tour(0, (0, 0)), lambda: tour("3", 0)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
