# Generators as iterators: laziness, state, early stop, generator expressions, infinite generators.


def count_to(n):
    i = 0
    while i < n:
        yield i
        i += 1


print(list(count_to(5)), sum(count_to(100)), max(count_to(8)))
g = count_to(3)
print(next(g), next(g), next(g), next(g, "done"), next(g, "still"))
print(iter(g) is g, type(g).__name__)
try:
    next(g)
except StopIteration as stop:
    print("StopIteration", stop.value)


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, iterable):
    for item in iterable:
        if n <= 0:
            return
        n -= 1
        yield item


print(list(take(15, fibonacci())))
print([x for x in take(100, fibonacci())][-1])


def primes():
    found = []
    n = 2
    while True:
        for p in found:
            if p * p > n:
                found.append(n)
                yield n
                break
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n
        n += 1


print(list(take(20, primes())), sum(take(300, primes())))

squares = (x * x for x in range(10) if x % 2)
print(next(squares), list(squares), list(squares))
print(sum(x * y for x in range(5) for y in range(x)), any(x > 3 for x in range(5)), all(x > 3 for x in range(5)))

order = []


def tracked(n):
    for i in range(n):
        order.append("make %d" % i)
        yield i


for v in tracked(3):
    order.append("use %d" % v)
print(order)


def tree_walk(tree):
    if isinstance(tree, list):
        for child in tree:
            for leaf in tree_walk(child):
                yield leaf
    else:
        yield tree


print(list(tree_walk([1, [2, [3, [4, [5]], 6]], [[7]]])))


def pipeline(source):
    doubled = (x * 2 for x in source)
    kept = filter(lambda x: x % 3, doubled)
    return map(str, kept)


print(",".join(pipeline(range(12))))


def with_return():
    yield 1
    return "result"


g = with_return()
next(g)
try:
    next(g)
except StopIteration as stop:
    print(stop.value)


def raises():
    yield 1
    raise ValueError("inside")


g = raises()
print(next(g))
try:
    next(g)
except ValueError as error:
    print(error, next(g, "finished"))


def stop_inside():
    yield 1
    raise StopIteration("bad")


try:
    list(stop_inside())
except RuntimeError as error:
    print("RuntimeError:", error, repr(error.__cause__))


def pairs(items):
    it = iter(items)
    for a in it:
        yield a, next(it, None)


print(list(pairs([1, 2, 3, 4, 5])), dict(pairs("abcd")))
total = 0
for a, b in zip(count_to(4000), fibonacci()):
    total = (total + a * (b % 10)) % 1000003
print(total)
a, b, *c = count_to(6)
print(a, b, c, 3 in count_to(9), 30 in count_to(9), sorted(count_to(4), reverse=True))


def running():
    try:
        next(me)
    except ValueError as error:
        yield str(error)


me = running()
print(next(me))
