# One search for what is asked about a key, read at it and written there; and what may happen between.


def count(words):
    counts = {}
    for word in words:
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def total(table, keys):
    found = missing = 0
    for key in keys:
        if key in table:
            found += table[key]
        elif table.get(key) is None:
            missing += 1
        found += table.get(key, 5)
    return found, missing


words = ["w" + str(i * i % 97) for i in range(3000)]
for _ in range(3):
    counts = count(words)
print(len(counts), sum(counts.values()), counts["w1"], list(counts)[:4])
numbers = count([i % 7 * 0.5 for i in range(2000)] + [i % 5 for i in range(2000)])
print(sorted(numbers.items()))
mixed = count([1, 1.0, True, 2**70, float(2**70), "a", "a" * 1, b"a", None, (1, 2), (1, 2), False, 0, 0.0, -1, -2] * 300)
print(list(mixed.items()))
print(total(counts, ["w1", "w2", "none", "w" + "4"] * 500))
print(total({i: i for i in range(50)}, list(range(100)) * 20))


def removed(table, keys):
    seen = []
    for key in keys:
        if key in table:
            seen.append(table[key])
            del table[key]
            if key in table:
                seen.append("still")
        else:
            table[key] = len(seen)
            if table.pop(key) != len(seen) or key in table:
                seen.append("there")
            table[key] = key
    return seen


print(removed({}, [i * i % 11 for i in range(2000)])[-8:], len(removed({}, list("abcabd" * 400))))


def missed(table, keys):
    errors = 0
    for key in keys:
        try:
            table[key] += 1
        except KeyError as error:
            errors += 1
            table[error.args[0]] = 0
    return errors, table


print(missed({}, [i % 9 for i in range(3000)]))
print(missed({"x": 1.5}, ["x", "y", "z"] * 700))


class Key:
    calls = 0

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        Key.calls += 1
        return hash(self.n)

    def __eq__(self, other):
        Key.calls += 1
        return self.n == (other.n if isinstance(other, Key) else other)


class Text(str):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return str.__eq__(self, other)


table = {n: n for n in range(20)}
print(total(table, [Key(3), 3, Key(30), 4.0, 4.5] * 300), Key.calls)
table = {Key(n): n for n in range(20)}
Key.calls = 0
print(total(table, [3, 30, 19] * 300), Key.calls)
print(total({Text("a"): 1, "a": 2, "b": 3}, ["a", Text("a"), "b", "c"] * 300))
nan = float("nan")
print(total({nan: 1, 0.5: 2}, [nan, 0.5, -0.5] * 300))


class Missing(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


def read_all(table, keys):
    result = 0
    for key in keys:
        result += table[key]
        table[key] = result % 1000
    return result, len(table)


print(read_all(Missing(), [i % 13 for i in range(3000)]))
from collections import Counter, OrderedDict, defaultdict

print(read_all(defaultdict(int), [i % 13 for i in range(3000)]))
print(read_all(Counter("abc"), ["a", "b", "d"] * 1000))
print(read_all(OrderedDict(), [1]) if False else list(OrderedDict(a=1)))


class Evil:
    def __init__(self, table):
        self.table = table

    def __add__(self, n):
        self.table.clear()
        self.table.update({i: i for i in range(40)})
        return n


def replaced(rounds):
    result = []
    for i in range(rounds):
        table = {0: 1}
        value = 1 if i % 500 != 499 else Evil(table)
        table["k"] = value
        if "k" in table:
            table["k"] = table["k"] + 1
        if i % 500 > 497:
            result.append((len(table), table.get("k"), list(table)[-1]))
    return result


print(replaced(2000))


def grown(n):
    table = {}
    hits = 0
    for i in range(n):
        if "key" in table:
            hits += table["key"]
        table[i] = i
        if i == n // 2:
            table["key"] = 1
        if i == n - n // 4:
            del table["key"]
    return hits, len(table)


print(grown(5000))


def as_namespace(n):
    table = {"x": 1}
    result = 0
    for i in range(n):
        table["x"] = i
        if i % 400 == 399:
            exec("x = x + 1\ny = x", table)
        result += table["x"]
    return result, table["y"]


print(as_namespace(2000))


def memoized(n, memo):
    if n in memo:
        return memo[n]
    memo[n] = result = n if n < 2 else (memoized(n - 1, memo) + memoized(n - 2, memo)) % 10007
    return result


print([memoized(60, {}) for _ in range(60)][-1])


def unhashable(keys):
    table, errors = {1: 1}, 0
    for key in keys:
        try:
            errors += 100 if key in table else 0
            table[key] = 1
        except TypeError as error:
            errors += 1
    return errors, len(table)


print(unhashable([1, "a", [1], 2, {}, (1, [2])] * 300))
