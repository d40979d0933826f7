from itertools import *
def log(tag, it):
    for x in it: trace.append(f"{tag}{x}"); yield x
trace = []
r = list(islice(map(lambda x: x * 2, filter(lambda x: x % 2, log("s", count()))), 3)); print(r, trace); trace.clear()
print(any(x > 2 for x in log("a", range(10))), all(x < 2 for x in log("b", range(10))), next(dropwhile(lambda x: x < 3, log("c", range(9)))), trace); trace.clear()
print(3 in log("d", range(9)), max(islice(log("e", range(9)), 2, 5)), dict(zip("xy", log("f", range(9)))), trace); trace.clear()
a, *b = log("g", range(3)); x, y = islice(log("h", range(9)), 2); print(a, b, x, y, trace); trace.clear()
for i, v in enumerate(log("k", "abc")):
    if i == 1: break
print(trace, v); g = log("m", range(5)); next(g); print(list(zip(g, g)), trace[-5:])
def collatz(n):
    while n != 1: yield n; n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1
print(max(range(1, 400), key=lambda n: sum(1 for _ in collatz(n))), sum(max(collatz(n)) for n in range(1, 150)))
def primes():
    found = []
    for n in count(2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)): found.append(n); yield n
print(list(islice(primes(), 10)), next(islice(primes(), 150, None)), list(takewhile(lambda p: p < 30, primes())))
def merge(*its):
    heads = {i: next(it) for i, it in enumerate(map(iter, its)) } if 0 else None
    import heapq
    return heapq.merge(*its)
print(list(islice(merge(count(0, 3), count(1, 5)), 10)), [k for k, g in groupby(sorted("mississippi")) if len(list(g)) > 2], list(chain.from_iterable(repeat(x, x) for x in range(4))))
