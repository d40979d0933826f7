# Generators: recursion, delegation, two-way talk, cleaning up, pipelines, laziness.
def tree_walk(t):
    if isinstance(t, (list, tuple)):
        for part in t:
            yield from tree_walk(part)
    else:
        yield t


print(list(tree_walk([1, [2, (3, [4, []])], 5])), sum(tree_walk([[i] * i for i in range(8)])))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


def outer(results):
    while True:
        results.append((yield from averager()))


results = []
o = outer(results)
next(o)
print([o.send(x) for x in (10, 20, None, 5, None)], results)
log = []


def resource(name):
    log.append(f"open {name}")
    try:
        while True:
            try:
                got = yield name
                log.append(f"got {got}")
            except ValueError as error:
                log.append(f"caught {error}")
                yield "recovered"
    finally:
        log.append(f"close {name}")


r = resource("a")
print(next(r), r.send(1), r.throw(ValueError("v")), next(r))
r.close()
try:
    next(r)
except StopIteration:
    log.append("stopped")
q = resource("b")
next(q)
try:
    q.throw(KeyError("k"))
except KeyError as error:
    log.append(f"out {error}")
print(log)


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def returns():
    yield 1
    return "value"


def uses():
    got = yield from returns()
    yield got
    got = yield from [7, 8]
    yield got


print(list(uses()))
g = returns()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def leaks():
    raise StopIteration("inside")
    yield


try:
    next(leaks())
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)


def naturals():
    n = 0
    while True:
        yield n
        n += 1


def take(n, it):
    return [x for _, x in zip(range(n), it)]


def primes():
    def strike(it):
        p = next(it)
        yield p
        yield from strike(x for x in it if x % p)

    it = naturals()
    next(it), next(it)
    return strike(it)


print(take(15, primes()))
squares = (x * x for x in naturals())
even = (x for x in squares if x % 2 == 0)
print(take(5, even), next(squares), next(even))


def merge(*its):
    heads = [(next(it), i, it) for i, it in enumerate(map(iter, its))]
    while heads:
        value, i, it = min(heads, key=lambda h: h[:2])
        heads = [h for h in heads if h[1] != i]
        yield value
        for following in it:
            heads.append((following, i, it))
            break


print(list(merge([1, 4, 9], [2, 3], [5, 6, 7])))


def permute(xs):
    if not xs:
        yield ()
    for i in range(len(xs)):
        for rest in permute(xs[:i] + xs[i + 1 :]):
            yield (xs[i], *rest)


print(sum(p[0] * p[-1] for p in permute([1, 2, 3, 4, 5])), next(permute("abc")))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        n = self.n
        while n:
            yield n
            n -= 1

    def __reversed__(self):
        return iter(range(1, self.n + 1))


c = Countdown(3)
print(list(c), list(c), list(reversed(c)), [a + b for a in c for b in c], max(c), 2 in c, dict(zip(c, "abc")), [*c, *c])
a, *b = c
print(a, b, list(map(lambda x, y: x - y, c, [1, 1])), returns.__name__, type(g).__name__)
scheduled = []


def task(name, n):
    for i in range(n):
        scheduled.append(f"{name}{i}")
        yield


ready = [task("x", 3), task("y", 1), task("z", 2)]
while ready:
    current = ready.pop(0)
    try:
        next(current)
    except StopIteration:
        continue
    ready.append(current)
print(scheduled)
total = 0
for i in range(2000):
    for x in (y for y in (i, i + 1)):
        total += x
print(total)
