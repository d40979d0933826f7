# Generators that are resumed often enough to be compiled: all ways in and out of them.
import sys


def nested(n):
    for i in range(n):
        yield -i
        for j in range(i % 4):
            if j == 2:
                continue
            yield i * 10 + j
        while i > 5:
            i -= 3
            yield i
    return n


def total(iterable):
    result = 0
    for value in iterable:
        result = result * 3 % 1000003 + value
    return result


print(total(nested(400)))
print(total(x for x in nested(300) if x % 3))


# What is yielded, and what registers hold, changes its type on the way.
def changing(n):
    last = 0
    for i in range(n):
        if i < 300:
            last = last + i
        elif i < 500:
            last = last + 0.5
        elif i == 500:
            last = str(last)
        else:
            last = last[-20:] + "x"
        yield last


results = list(changing(1000))
print(results[299], results[499], results[500], results[-1])


# Values that are sent in.
def averager():
    count = 0
    sum_ = 0.0
    mean = None
    while True:
        value = yield mean
        if value is None:
            continue
        count += 1
        sum_ += value
        mean = sum_ / count


average = averager()
next(average)
for i in range(1000):
    mean = average.send(i)
    if i % 100 == 0:
        next(average)
print(mean)


# Exceptions thrown in, caught, and raised out.
def resilient():
    caught = 0
    value = 0
    while True:
        try:
            value += 1
            got = yield value, caught
            if got == "raise":
                raise ValueError("asked")
        except KeyError as error:
            caught += len(error.args)
        except ValueError as error:
            caught += 100
            yield str(error)


generator = resilient()
out = []
next(generator)
for i in range(1200):
    if i % 50 == 7:
        out.append(generator.throw(KeyError(i)))
    elif i % 111 == 3:
        out.append(generator.send("raise"))
    else:
        out.append(next(generator))
print(len(out), out[-1], out[3], out[7], out[57])


def failing(n):
    for i in range(n):
        if i == n - 1:
            raise LookupError("at " + str(i))
        yield i


seen = 0
for length in range(1, 60):
    try:
        for value in failing(length):
            seen += value
    except LookupError as error:
        message = str(error)
print(seen, message)

# finally, close, and what is left to close.
log = []


def guarded(name, n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(name)


for round_ in range(60):
    generator = guarded(round_, 50)
    for value in generator:
        if value == round_:
            break
    generator.close()
    generator.close()
print(len(log), log[:3], log[-3:])


# Which exception is being handled is the generator's own.
def handling():
    for i in range(200):
        try:
            raise IndexError(i)
        except IndexError:
            yield sys.exc_info()[1].args[0]
        yield sys.exc_info()[1] is None


shown = []
for item in handling():
    shown.append((item, sys.exc_info()[1]))
print(len(shown), shown[:4])
try:
    raise RuntimeError("outer")
except RuntimeError:
    shown = [(item, str(sys.exc_info()[1])) for item in handling()]
print(len(shown), shown[-2:])


def reraising():
    for i in range(300):
        try:
            {}[i]
        except KeyError:
            try:
                yield i
            except ValueError as error:
                yield repr(error)


generator = reraising()
for i in range(250):
    next(generator)
print(generator.throw(ValueError("sent")), next(generator))


# yield from: values, results, what is sent and thrown through.
def leaf(n):
    received = []
    for i in range(n):
        got = yield i
        if got is not None:
            received.append(got)
    return received


def middle(n):
    for i in range(n):
        received = yield from leaf(i % 5)
        if received:
            yield received


def outer(n):
    yield from middle(n)
    return "done"


def run_outer(n):
    generator = outer(n)
    collected = []
    sent = None
    try:
        while True:
            item = generator.send(sent)
            sent = item if isinstance(item, int) and item % 2 else None
            collected.append(item)
    except StopIteration as stop:
        collected.append(stop.value)
    return collected


collected = run_outer(300)
print(len(collected), collected[:12], collected[-8:])



def of_others(n):
    for i in range(n):
        yield from [i, i + 1]
        yield from range(i % 3)
        yield from "ab"


print(len(list(of_others(200))), list(of_others(200))[-6:])


# Recursion through generators.
def walk(tree):
    if tree is not None:
        left, key, right = tree
        yield from walk(left)
        yield key
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


tree = build(0, 600)
print(total(walk(tree)), list(walk(tree))[::150])


def endless(depth):
    yield depth
    yield from endless(depth + 1)


reached = 0
try:
    for value in endless(0):
        reached = value
except RecursionError:
    print("too deep", reached > 50)


# One that resumes itself.
def selfish():
    for i in range(200):
        if i == 150:
            try:
                next(me)
            except ValueError as error:
                yield str(error)
        yield i


me = selfish()
print([item for item in me if isinstance(item, str)], list(me))

# What compiled code has assumed changes while a generator is suspended.
SCALE = 2


def scaled(n):
    for i in range(n):
        yield i * SCALE


values = []
for value in scaled(600):
    values.append(value)
    if len(values) == 400:
        SCALE = 5
print(sum(values))


class Number:
    def __init__(self, value):
        self.value = value

    def __mul__(self, other):
        return Number(self.value * other)


SCALE = 3
mixed = [i if i < 250 else Number(i) for i in range(260)]


def products():
    for item in mixed:
        yield item * SCALE


print(sum(item if isinstance(item, int) else item.value for item in products()))


# Several at once, captured variables, default arguments.
def counter(start, step=2):
    count = start

    def more():
        nonlocal count
        count += step
        return count

    while more() < 2000:
        yield count


pairs = [a * b for a, b in zip(counter(0), counter(1, step=3))]
print(len(pairs), sum(pairs))
print(sum(a for a in counter(5)), max(counter(1, 7)), any(x > 500 for x in counter(0)), all(x < 500 for x in counter(0)))
first, second, *rest = counter(10)
print(first, second, len(rest))
print(sorted((x * 7919 % 1000 for x in range(500)), reverse=True)[:5])
print(dict((x, x * x) for x in range(300))[299], set(x % 7 for x in range(300)), ",".join(str(x) for x in range(20)))


# A long loop that yields nothing inside a generator.
def sums(n):
    for i in range(n):
        result = 0
        for j in range(3000):
            result += j ^ i
        yield result


print(list(sums(4)))

# Abandoned while running in a handler; finished ones stay finished.
generator = nested(3)
print(list(generator), list(generator), next(generator, "finished"))
