# Generators as coroutines: send, throw, close, yield from, return values.


def averager():
    total = 0.0
    count = 0
    average = None
    while True:
        value = yield average
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(60))
try:
    a.send(None)
except StopIteration as stop:
    print("result", stop.value)

try:
    averager().send(5)
except TypeError as error:
    print("TypeError:", error)


def resilient():
    log = []
    while True:
        try:
            x = yield log
            log.append(x)
        except ValueError as error:
            log.append("E:" + str(error))
        except GeneratorExit:
            log.append("closed")
            print(log)
            raise


r = resilient()
next(r)
r.send(1)
r.throw(ValueError("boom"))
r.throw(ValueError)
print(r.send(2))
r.close()
r.close()
try:
    r.send(1)
except StopIteration:
    print("stopped")

r2 = resilient()
next(r2)
try:
    r2.throw(KeyError("out"))
except KeyError as error:
    print("escaped", error)


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
    print("RuntimeError:", error)


def inner(n):
    received = []
    for i in range(n):
        got = yield i
        if got is not None:
            received.append(got)
    return received


def outer():
    first = yield from inner(2)
    second = yield from inner(3)
    yield from "xy"
    yield from [first, second]
    return len(first) + len(second)


o = outer()
print(next(o), o.send("a"), o.send("b"), o.send("c"), o.send("d"), o.send("e"), list(o))


def delegating():
    try:
        value = yield from guarded()
    except ValueError as error:
        value = "outer caught " + str(error)
    yield value


def guarded():
    try:
        yield "ready"
    except KeyError:
        yield "inner caught KeyError"
    return "returned"


d = delegating()
print(next(d), d.throw(KeyError("k")), next(d))
d = delegating()
print(next(d), d.throw(ValueError("v")))


def traverse(node):
    if node is not None:
        left, value, right = node
        yield from traverse(left)
        yield value
        yield from traverse(right)


def insert(node, value):
    if node is None:
        return (None, value, None)
    left, v, right = node
    if value < v:
        return (insert(left, value), v, right)
    return (left, v, insert(right, value))


tree = None
seed = 7
for _ in range(120):
    seed = (seed * 1103515245 + 12345) % 2**31
    tree = insert(tree, seed % 1000)
values = list(traverse(tree))
print(values == sorted(values), len(values), values[:5])


def scheduler(tasks):
    trace = []
    queue = list(tasks)
    while queue:
        name, task = queue.pop(0)
        try:
            trace.append((name, next(task)))
            queue.append((name, task))
        except StopIteration as stop:
            trace.append((name, "end", stop.value))
    return trace


def worker(n):
    for i in range(n):
        yield i
    return n * 10


print(scheduler([("a", worker(2)), ("b", worker(3)), ("c", worker(0))]))


def echo():
    got = None
    while True:
        got = yield (got or 0) + 1


e = echo()
next(e)
x = 0
for i in range(4000):
    x = e.send(x)
print(x)


def nested_depth(n):
    if n:
        yield from nested_depth(n - 1)
    yield n


print(sum(nested_depth(60)), list(nested_depth(3)))
print((lambda: (yield))().__class__.__name__)
