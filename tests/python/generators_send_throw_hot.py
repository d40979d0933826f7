"""Generators driven by send, throw and close in hot loops; delegation; states; return values."""
log = []


def worker(name):
    total = 0
    try:
        while True:
            try:
                got = yield total
                total += got
            except ValueError as error:
                log.append(f"{name} reset {error}")
                total = 0
            except LookupError:
                return f"{name} left with {total}"
    finally:
        log.append(f"{name} final {total}")


def boss():
    results = []
    for name in "abc":
        results.append((yield from worker(name)))
    return results


def drive(turns):
    b = boss()
    value = next(b)
    for i in range(turns):
        try:
            if i % 100 == 99:
                value = b.throw(KeyError(i))
            elif i % 30 == 29:
                value = b.throw(ValueError(i))
            else:
                value = b.send(i)
        except StopIteration as stop:
            return i, stop.value
    b.close()
    return value, b.gi_frame is None


print(drive(250), log)
log.clear()
print(drive(400), log)


def attempt(action):
    try:
        return action()
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


g = worker("g")
print(attempt(lambda: g.send(1)), next(g), g.send(4), attempt(lambda: g.send("x")), attempt(lambda: next(g)))
h = worker("h")
print(attempt(lambda: h.throw(IndexError("early"))), attempt(lambda: next(h)), h.close())


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            log.append("ignored")
            yield 2
            return


s = stubborn()
next(s)
print(attempt(s.close), attempt(lambda: next(s)))


def stops():
    yield 1
    raise StopIteration("inside")


def itself():
    yield attempt(lambda: next(me))


me = itself()
print(attempt(lambda: list(stops())), next(me))
try:
    list(stops())
except RuntimeError as error:
    print(repr(error.__cause__))


class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("iterator value")
        return self.n


def over():
    value = yield from Iter()
    log.append(value)
    more = yield from [10, 20]
    return value, more


o = over()
print(next(o), attempt(lambda: o.send(5)), attempt(lambda: o.throw(ZeroDivisionError("z"))), attempt(lambda: next(o)))
print(list(over()), log[-1])


def flat(x):
    if isinstance(x, list):
        for y in x:
            yield from flat(y)
    else:
        got = yield x
        while got:
            got = yield got


def push(turns):
    total = 0
    for i in range(turns):
        f = flat([i, [[1], 2, []], [3, [4]]])
        for v in f:
            total += v
            if v == i and i % 2:
                total += f.send(7)
            if i % 5 == 0 and v == 3:
                f.close()
    return total


print(push(120))
