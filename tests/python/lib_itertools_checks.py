# itertools: arguments are checked at once; tee, batched and zip_longest over chunks of every size.
import itertools as it
for f in (lambda: it.cycle(5), lambda: it.takewhile(bool, 5), lambda: it.dropwhile(bool, 5), lambda: it.starmap(pow, 5), lambda: it.accumulate(5), lambda: it.groupby(5), lambda: it.pairwise(5), lambda: it.zip_longest([1], 5), lambda: it.compress(5, 5), lambda: it.filterfalse(None, 5), lambda: it.count('a'), lambda: it.repeat(1, 'a')):
    try: print(f())
    except TypeError as e: print(e)
def log(n, name, seen):
    for i in range(n):
        seen.append((name, i))
        yield i
for n in (0, 1, 2, 63, 64, 65, 128, 130):
    a, b, c = it.tee(range(n), 3)
    firsts = [next(a, None) for _ in range(70)]
    print(n, len(firsts), sum(b), sum(x for x in a), list(c) == list(range(n)), list(a), list(b))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), next(a), next(b), next(a), list(a), list(b), it.tee([], 0))
for sizes in ((0, 0), (3, 1), (1, 3), (2, 2), (0, 2, 1), (4, 0, 2), (1,), ()):
    seen = []
    print(sizes, list(it.zip_longest(*[log(n, i, seen) for i, n in enumerate(sizes)], fillvalue='-')), seen)
for n in (1, 2, 3, 10):
    print(list(it.batched('abcdefg', n)), list(it.batched([], n)))
for f in (lambda: it.batched('ab', 0), lambda: it.tee([], -1)):
    try: print(f())
    except ValueError as e: print(e)
print(list(it.accumulate(['a', 'b', 'c'])), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([], initial=3)), list(it.accumulate([2, 3, 4], lambda a, b: a * b)))
