"""Pipelines of generators in hot loops: filters, windows, merges, feedback by send, early ends."""
from collections import deque

events = []


def numbers(limit):
    try:
        for i in range(limit):
            yield i
        events.append("numbers done")
    finally:
        events.append("numbers closed")


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def window(source, n):
    held = deque(maxlen=n)
    for x in source:
        held.append(x)
        if len(held) == n:
            yield tuple(held)


def take(source, n):
    while n > 0:
        try:
            yield next(source)
        except StopIteration:
            return "short"
        n -= 1
    return "full"


def chunked(source, n):
    while True:
        chunk = []
        how = yield from collect(take(source, n), chunk)
        if chunk:
            yield chunk
        if how == "short":
            return


def collect(source, into):
    result = None
    while True:
        try:
            into.append(next(source))
        except StopIteration as stop:
            result = stop.value
            break
    return result
    yield


print(sum(a * c for a, b, c in window(evens(numbers(600)), 3)), events)
events.clear()
inner = numbers(10**9)
source = evens(inner)
print([sum(chunk) for chunk, _ in zip(chunked(source, 7), range(20))][-3:])
source.close()
inner.close()
print(events, list(source), list(inner))
print([len(c) for c in chunked(iter(range(23)), 5)])


def average():
    total, count, mean = 0.0, 0, None
    while True:
        got = yield mean
        if got is None:
            return total, count
        total += got
        count += 1
        mean = total / count


def feed(turns):
    a = average()
    next(a)
    last = 0
    for i in range(turns):
        last = a.send(i if i % 2 else i / 4)
    try:
        a.send(None)
    except StopIteration as stop:
        return last, stop.value


print(feed(333))


def merge(*sources):
    heads = {}
    for n, s in enumerate(sources):
        for x in s:
            heads[n] = (x, s)
            break
    while heads:
        n = min(heads, key=lambda k: (heads[k][0], k))
        x, s = heads.pop(n)
        yield x
        for x in s:
            heads[n] = (x, s)
            break


merged = list(merge(iter(range(0, 90, 3)), evens(iter(range(50))), iter([5, 5, 99])))
print(len(merged), merged == sorted(merged), merged[:12])


def primes():
    sieve = {}
    n = 2
    while True:
        if n in sieve:
            for p in sieve.pop(n):
                sieve.setdefault(n + p, []).append(p)
        else:
            yield n
            sieve[n * n] = [n]
        n += 1


p = primes()
print([next(p) for _ in range(100)][-4:])


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        got = yield depth
        if got:
            yield got
        yield from tree(depth - 1)


walk = tree(7)
seen = []
for x in walk:
    seen.append(x)
    if x == 6:
        seen.append(walk.send("six"))
print(len(seen), seen.count("six"), sum(x for x in seen if x != "six"))
nested = (x + y for x in range(20) if x % 3 for y in range(x) if (x + y) % 4 == 0)
print(sum(nested), next(nested, "over"), any(x > 5 for x in tree(4)), all(x for x in tree(5)))
