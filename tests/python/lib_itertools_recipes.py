from itertools import *
import operator
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate("abc", initial="_")), list(accumulate([1, 2, 3], operator.mul, initial=10)))
print(list(batched("ABCDEFG", 3)), list(pairwise("abcd")), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(compress("abcdef", [1, 0, 1, 0, 1])))
print(list(islice(count(5, 3), 4)), list(islice(count(1.5, -0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(7, 3)), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(takewhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(None, [0, 1, ""])))
print([(k, "".join(g)) for k, g in groupby("AAbbBc", str.lower)], list(starmap(pow, [(2, 3), (3, 2)])), list(zip_longest("ab", "xyz", fillvalue="-")), list(islice("abcdefg", 1, None, 3)))
print(list(product("ab", repeat=2)), len(list(product(range(3), "xy", [0]))), list(permutations("abc", 2)), list(combinations("abcd", 3)), list(combinations_with_replacement("ab", 3)))
a, b, c = tee(iter("xyz"), 3); next(a); print(list(a), list(b), next(c))
def powerset(s): return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def window(it, n):
    its = tee(it, n)
    for i, t in enumerate(its): next(islice(t, i, i), None)
    return zip(*its)
def unique(it, key=None, seen=None):
    seen = set()
    for x in it:
        if (k := key(x) if key else x) not in seen: seen.add(k); yield x
def roundrobin(*its):
    left, nexts = len(its), cycle(iter(it).__next__ for it in its)
    while left:
        try:
            for n in nexts: yield n()
        except StopIteration: left -= 1; nexts = cycle(islice(nexts, left))
print(list(powerset("abc")), list(window(range(5), 3)), list(unique("AbaBc", str.lower)), list(roundrobin("ABC", "D", "EF")))
def sieve(n):
    data = bytearray((0, 1)) * (n // 2)
    for p in takewhile(lambda p: p * p < n, (i for i in count(3, 2) if data[i])): data[p*p:n:p+p] = bytes(len(range(p*p, n, p+p)))
    return [2, *compress(range(3, n), data[3:])]
print(len(sieve(2000)), sum(1 for x in combinations(range(12), 4) if sum(x) % 7 == 0), sum(a * b for a, b in pairwise(range(1500))))
for bad in (lambda: islice([], -1), lambda: list(combinations("a", -1)), lambda: list(zip_longest(1))):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
