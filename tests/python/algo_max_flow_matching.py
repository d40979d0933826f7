from collections import deque
class Flow:
    def __init__(self): self.graph = {}
    def edge(self, a, b, capacity):
        self.graph.setdefault(a, {}).setdefault(b, 0)
        self.graph.setdefault(b, {}).setdefault(a, 0)
        self.graph[a][b] += capacity
    def path(self, s, t):
        before, queue = {s: None}, deque([s])
        while queue:
            a = queue.popleft()
            for b, left in self.graph[a].items():
                if left > 0 and b not in before:
                    before[b] = a
                    if b == t: return before
                    queue.append(b)
        return None
    def maximum(self, s, t):
        total = 0
        while before := self.path(s, t):
            steps, b = [], t
            while (a := before[b]) is not None:
                steps.append((a, b)); b = a
            amount = min(self.graph[a][b] for a, b in steps)
            for a, b in steps:
                self.graph[a][b] -= amount; self.graph[b][a] += amount
            total += amount
        return total
flow = Flow()
for a, b, c in [("s", "a", 16), ("s", "c", 13), ("a", "b", 12), ("c", "a", 4), ("b", "c", 9), ("c", "d", 14), ("d", "b", 7), ("b", "t", 20), ("d", "t", 4)]:
    flow.edge(a, b, c)
print(flow.maximum("s", "t"), {a: dict(sorted(bs.items())) for a, bs in sorted(flow.graph.items())})
likes = {"ann": "xy", "bob": "x", "cy": "yz", "dan": "zw", "eve": "w", "fay": "xw"}
def match(likes):
    owner = {}
    def give(person, seen):
        for thing in likes[person]:
            if thing in seen: continue
            seen.add(thing)
            if thing not in owner or give(owner[thing], seen):
                owner[thing] = person
                return True
        return False
    return sum(give(p, set()) for p in likes), dict(sorted(owner.items()))
print(match(likes))
big = Flow()
for i in range(12):
    big.edge("s", i, 5 + i % 4)
    for j in range(12, 20): 
        if (i * j) % 3: big.edge(i, j, 2 + (i + j) % 3)
for j in range(12, 20): big.edge(j, "t", 9)
print(big.maximum("s", "t"))
