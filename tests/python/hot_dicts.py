# Dict and set loops: counting, nested dicts, tuples as keys, deletion, iteration, changing key types.

counts = {}
x = 1
for i in range(5000):
    x = x * 75 % 65537
    k = x % 50
    counts[k] = counts.get(k, 0) + 1
print(sorted(counts.items())[:5], sum(counts.values()))
graph = {}
for i in range(300):
    graph.setdefault(i % 30, []).append(i * 7 % 30)
print({k: len(v) for k, v in graph.items() if k < 5}, graph[3][:4])


def bfs(graph, start):
    seen = {start: 0}
    queue = [start]
    for node in queue:
        for n in graph.get(node, ()):
            if n not in seen:
                seen[n] = seen[node] + 1
                queue.append(n)
    return seen


print(sum(bfs(graph, 1).values()), len(bfs(graph, 2)))
memo = {}


def lattice(x, y):
    if x == 0 or y == 0:
        return 1
    key = (x, y)
    if key not in memo:
        memo[key] = lattice(x - 1, y) + lattice(x, y - 1)
    return memo[key]


print(lattice(25, 25), len(memo))
d = {}
for i in range(3000):
    d[i] = i
    if i >= 100:
        del d[i - 100]
print(len(d), min(d), max(d), sum(d.values()))
keys = [1, 1.0, True, "1", (1,), None, 2**64, float(2**64), -1, 0.5]
store = {}
for i in range(2000):
    key = keys[i % len(keys)]
    store[key] = store.get(key, 0) + 1
print(store)
total = 0
for k, v in store.items():
    total += v
for k in store:
    total += store[k]
for v in store.values():
    total += v
print(total)
inventory = {"apple": {"price": 3, "stock": 10}, "pear": {"price": 2.5, "stock": 4}}
for i in range(2000):
    item = inventory["apple" if i % 3 else "pear"]
    item["stock"] += 1 if i % 2 else -1
    item["price"] = item["price"] * 1
print(inventory)
lru = {}
hits = 0
for i in range(4000):
    k = i * i % 37
    if k in lru:
        hits += 1
        lru[k] = lru.pop(k)
    else:
        if len(lru) >= 8:
            del lru[next(iter(lru))]
        lru[k] = i
print(hits, lru)
seen = set()
repeats = 0
x = 3
while x not in seen:
    seen.add(x)
    x = x * x % 10007
print(len(seen), x)
s = set()
for i in range(3000):
    if i % 3 == 0:
        s.discard(i // 2)
    else:
        s.add(i % 500)
print(len(s), sum(s))
trie = {}
for w in "to tea ted ten in inn a".split() * 50:
    node = trie
    for c in w:
        node = node.setdefault(c, {})
    node["$"] = node.get("$", 0) + 1
print(trie["t"]["e"]["n"], trie["i"]["n"]["$"], len(trie))
missing = 0
for i in range(3000):
    try:
        missing += store["nope" if i % 5 else 1]
    except KeyError:
        missing -= 1
print(missing)
squares = {n: n * n for n in range(500)}
inverse = {v: k for k, v in squares.items()}
print(sum(inverse[squares[n]] for n in range(500)), len(inverse))
two = {}
for i in range(60):
    for j in range(60):
        if (j, i) in two:
            two[j, i] += 1
        two[i, j] = i - j
print(len(two), sum(two.values()))
merged = {}
for part in ({"a": 1}, {"b": 2, "a": 3}, {"c": 4}):
    merged |= part
print(merged, list(merged.items()))
