"""itertools against plain definitions, shared iterators, lazy evaluation, errors."""
import itertools as it
import operator


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def plain_product(*pools):
    result = [()]
    for pool in pools:
        result = [r + (x,) for r in result for x in pool]
    return result


def plain_combinations(pool, r):
    n = len(pool)
    return [tuple(pool[i] for i in c) for c in it.permutations(range(n), r) if sorted(c) == list(c)]


for sizes in ((2, 3), (0, 4), (), (3, 1, 2)):
    pools = [range(n) for n in sizes]
    assert list(it.product(*pools)) == plain_product(*pools)
for n in range(6):
    for r in range(n + 2):
        assert list(it.combinations(range(n), r)) == plain_combinations(range(n), r)
print(list(it.combinations_with_replacement("ab", 3)), list(it.product("ab", repeat=2)), len(list(it.permutations(range(5), 3))))
print(list(it.accumulate([3, 1, 4, 1, 5])), list(it.accumulate([3, 1, 4], max, initial=2)), list(it.accumulate([])), list(it.accumulate("abc")), list(it.accumulate([2, 3], operator.pow, initial=None)))
print(list(it.chain("ab", [1], ())), list(it.chain.from_iterable(["xy", (3,)])), list(it.compress("abcdef", [1, 0, 1, 0, 1])))
print(list(it.dropwhile(lambda x: x < 3, [1, 4, 2])), list(it.takewhile(lambda x: x < 3, [1, 4, 2])), list(it.filterfalse(None, [0, 1, "", "a"])))
print([(k, list(g)) for k, g in it.groupby("AaaBbAC", str.lower)], list(it.batched("ABCDEFG", 3)), list(it.pairwise([1, 2, 3])), list(it.pairwise([1])))
print(list(it.islice(it.count(10, 3), 2, 12, 4)), list(it.islice("abc", None)), list(it.repeat(5, 3)), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", "xyz", fillvalue="-")))
print(list(it.islice(it.cycle("ab"), 5)), list(it.islice(it.count(0.5, 0.25), 4)), list(it.islice(it.count(2**63 - 1), 3)))
g = it.groupby([1, 1, 2, 2, 3])
k1, g1 = next(g)
k2, g2 = next(g)
print(list(g1), next(g2), [(k, list(x)) for k, x in g], list(g2))
a, b = it.tee(iter(range(6)))
print(next(a), next(a), list(b), list(a))
shared = iter(range(10))
print(list(zip(shared, shared)), list(it.zip_longest(*[iter("abcde")] * 2)))
source = iter(range(10))
print(list(it.islice(source, 3)), list(it.takewhile(lambda x: x < 5, source)), list(source))
for action in (lambda: it.islice([1], -1), lambda: it.islice([1], 0, 5, 0), lambda: it.product("a", repeat=-1), lambda: it.combinations("ab", -1),
               lambda: it.batched("ab", 0),
               lambda: it.chain(3).__next__(), lambda: list(it.accumulate([1, "a"]))):
    print(attempt(action))


def lazily():
    for i in range(5):
        print("made", i, end="; ")
        yield i


print(next(it.chain.from_iterable(map(lambda x: [x, x], lazily()))), next(it.filterfalse(lambda x: x < 2, lazily())))


def hot(turns):
    total = 0
    cyc = it.cycle([1, 2.5, 3])
    for i, (a, b) in enumerate(it.pairwise(it.islice(cyc, turns))):
        total += a * b
        for x in it.chain(range(i % 3), it.repeat(i, 2)):
            total += x
    for key, group in it.groupby(range(turns), lambda x: x // 7):
        total += key * sum(1 for _ in group)
    return total


print(hot(300), sum(1 for p in it.permutations(range(6)) if all(p[i] != i for i in range(6))))
print(sum(a * b == c for a, b, c in it.combinations(range(1, 25), 3)), max(it.accumulate(it.chain([1], [2] * 20), operator.mul)))
