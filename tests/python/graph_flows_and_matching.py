"""Flows and matchings: greatest flow with its cut, pairs in bipartite graphs, colours, and stable marriages."""
from collections import deque
from itertools import product


class Network:
    def __init__(self):
        self.capacity = {}
        self.rounds = 0

    def add(self, a, b, amount):
        if amount < 0:
            raise ValueError(f"capacity must not be negative: {amount:+d}")
        self.capacity.setdefault(a, {}).setdefault(b, 0)
        self.capacity[a][b] += amount
        self.capacity.setdefault(b, {}).setdefault(a, 0)
        return self

    def _way(self, source, sink):
        came, queue = {source: None}, deque([source])
        while queue:
            node = queue.popleft()
            for other, left in self.capacity[node].items():
                if left and other not in came:
                    came[other] = node
                    queue.append(other)
        return came

    def flow(self, source, sink):
        total = 0
        while sink in (came := self._way(source, sink)):
            steps, node = [], sink
            while (before := came[node]) is not None:
                steps.append((before, node))
                node = before
            amount = min(self.capacity[a][b] for a, b in steps)
            for a, b in steps:
                self.capacity[a][b] -= amount
                self.capacity[b][a] += amount
            total += amount
            self.rounds += 1
        return total, sorted(came)


def matching(likes):
    owner = {}

    def place(person, tried):
        for thing in likes[person]:
            if thing not in tried:
                tried.add(thing)
                if thing not in owner or place(owner[thing], tried):
                    owner[thing] = person
                    return True
        return False

    return sum(place(p, set()) for p in likes), dict(sorted(owner.items()))


def two_colours(edges):
    near = {}
    for a, b in edges:
        near.setdefault(a, []).append(b)
        near.setdefault(b, []).append(a)
    colour = {}
    for root in near:
        colour.setdefault(root, 0)
        stack = [root]
        while stack:
            for m in near[n := stack.pop()]:
                if m not in colour:
                    colour[m] = 1 - colour[n]
                    stack.append(m)
                elif colour[m] == colour[n]:
                    return None
    return colour


def marriages(first, second):
    rank = {w: {m: i for i, m in enumerate(order)} for w, order in second.items()}
    free, turn, pair = list(first), dict.fromkeys(first, 0), {}
    while free:
        m = free.pop()
        w = first[m][turn[m]]
        turn[m] += 1
        if w not in pair:
            pair[w] = m
        elif rank[w][m] < rank[w][pair[w]]:
            free.append(pair[w])
            pair[w] = m
        else:
            free.append(m)
    return sorted(pair.items()), sum(turn.values())


net = Network()
for a, b, c in (("s", "a", 16), ("s", "c", 13), ("a", "b", 12), ("c", "a", 4), ("b", "c", 9), ("c", "d", 14), ("d", "b", 7), ("b", "t", 20), ("d", "t", 4)):
    net.add(a, b, c)
print(net.flow("s", "t"), net.rounds)
grid = Network()
for i, j in product(range(6), repeat=2):
    grid.add((i, j), (i + 1, j), (i * 7 + j * 3) % 10).add((i, j), (i, j + 1), (i * 3 + j * 5) % 8 + 1)
print(grid.flow((0, 0), (5, 5))[0], grid.rounds, len(grid.capacity))
print(matching({"ann": "xy", "bob": "x", "cy": "yz", "di": "z", "ed": ""}), matching({}))
print(two_colours([(1, 2), (2, 3), (3, 4), (4, 1)]), two_colours([(1, 2), (2, 3), (3, 1)]), two_colours([(i, i + 5) for i in range(60)]) is not None)
print(marriages({"A": "xyz", "B": "yxz", "C": "xzy"}, {"x": "BAC", "y": "ACB", "z": "ABC"}))
for act in (lambda: net.add("q", "r", -3), lambda: net.flow("nowhere", "t"), lambda: marriages({"A": "x", "B": "x"}, {"x": "AB"})):
    try:
        act()
    except Exception as e:
        print(type(e).__name__, e)
