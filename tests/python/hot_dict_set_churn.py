"""Dicts and sets under churn: order after deletes, mixed keys, resizing, mutation while iterating."""


def churn(turns):
    d = {}
    for i in range(turns):
        d[i * 7 % 53] = i
        if i % 3 == 0:
            d.pop(i % 53, None)
        if i % 50 == 49:
            d[d.popitem()[0] + 1000] = "moved"
            d.setdefault(i % 53, "default")
        if i % 120 == 0:
            d = dict(reversed(d.items()))
    return len(d), list(d)[:6], list(d)[-3:], sum(v for v in d.values() if isinstance(v, int))


print(churn(500))


def mixed(turns):
    d = {}
    for i in range(turns):
        k = (i % 5, float(i % 5), str(i % 5), (i % 5,), bool(i % 2), None, frozenset({i % 3}), i % 5 + 2**64)[i % 8]
        d[k] = d.get(k, 0) + 1
    return d


m = mixed(400)
print({k: v for k, v in m.items() if not isinstance(k, frozenset)}, len(m), m[frozenset({1})])


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def grow(d):
    for k in d:
        d[k + 100] = 1


def shrink(d):
    for k in list(d)[:1]:
        del d[k]
    for k in d:
        del d[k]


def replace_values(d):
    for k in d:
        d[k] = d[k] * 2
    return d


def set_grow(s):
    for x in s:
        s.add(x + 1000)


base = {i: i for i in range(4)}
print(attempt(lambda: grow(dict(base))), attempt(lambda: shrink(dict(base))), replace_values(dict(base)))
print(attempt(lambda: set_grow({1, 2, 3})))
it = iter(d := dict(base))
next(it)
d["new"] = 1
print(attempt(lambda: next(it)), attempt(lambda: next(it)))
v = d.items()
del d["new"]
d[0] = [1]
print(v, (1, 1) in v, (0, 0) in v, len(v), d.keys() & {1, 9}, d.keys() - {0, 1})


def sets(turns):
    a, b = set(), set(range(0, 40, 3))
    log = []
    for i in range(turns):
        a.add(i * i % 41)
        if i % 4 == 0:
            a.discard(i % 41)
        if i % 60 == 59:
            log.append((len(a & b), len(a | b), len(a - b), len(a ^ b), a >= b, a.isdisjoint({50})))
            a ^= b
            b = {x + 1 for x in b}
    return sorted(a)[:8], log


print(sets(300))
print({1: "a", True: "b", 1.0: "c"}, {0, False, 0.0, -0.0}, {**base, 1: "one", **{9: 9}}, dict(a=1, **{"b": 2}))
print(base | {7: 7}, {3: 0} | base, list(reversed(base)), list(reversed(base.values())), base == dict(reversed(base.items())))
print(attempt(lambda: dict([1])), attempt(lambda: dict([(1, 2, 3)])), attempt(lambda: {[]: 1}), attempt(lambda: base[9]), attempt(lambda: {}.popitem()), sep="\n")


def word_count(words, turns):
    counts = {}
    for _ in range(turns):
        for w in words:
            if w in counts:
                counts[w] += 1
            else:
                counts[w] = 1
        words = words[1:] + words[:1] + ([words[0] * 2] if len(words) < 6 else [])
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))


print(word_count(["a", "b", "a", "c"], 60))
