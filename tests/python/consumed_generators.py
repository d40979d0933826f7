# Generator expressions and other streams that a builtin consumes at once.
log = []


def note(value):
    log.append(value)
    return value


print(any(note(i) > 2 for i in range(10)), log)
log.clear()
print(all(note(i) < 3 for i in range(10)), log)
log.clear()
print(any(False for _ in ()), all(False for _ in ()))
print(list(i * i for i in range(5)), tuple(c for c in "abc"), sorted(-i for i in range(4)))
print(sorted(set(i % 3 for i in range(10))), sum(i for i in range(5) if i % 2))

# Floats are added with a compensation, wherever they come from.
tenths = [0.1] * 10
print(sum(tenths), sum(map(float, tenths)), sum(x for x in tenths), sum(x * 1 for _, x in zip(range(10), tenths)))
big = [1e100, 1.0, -1e100, 1]
print(sum(big), sum(map(float, big)), sum(x for x in big), sum(filter(None, big)))


def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append("closed")


log.clear()
print(any(i == 30 for i in numbers(10)), all(i < 100 for i in numbers(3)), list(i for i in numbers(2)))
print(len(log))


def hot(n):
    found = 0
    for i in range(n):
        if any(i % k == 0 for k in range(2, i)):
            found += 1
        found += len(list(x for x in (i, i + 1) if x % 2))
        found += len(set(x % 2 for x in range(3)))
        if all(x < i for x in range(i)):
            found += 1
    return found


print(hot(60), hot(60))


def outer():
    k = 3
    inner = [list(k * x for x in range(y)) for y in range(4)]
    nested = list(tuple(a + b for a in range(2)) for b in range(2))
    last = any((kept := x) > 1 for x in range(5))
    return inner, nested, last, kept


print(outer())


def fails(value):
    if value == 2:
        raise ValueError("two")
    return value


def broken(consumer):
    try:
        return consumer(fails(i) for i in range(4))
    except ValueError as error:
        return str(error)


print(broken(list), broken(any), broken(sum), broken(tuple))
try:
    list(fails(i) for i in range(4))
except ValueError as error:
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append((trace.tb_frame.f_code.co_name, trace.tb_lineno))
        trace = trace.tb_next
    print([name for name, _ in frames], frames[0][1] == frames[1][1])


def stop(value):
    raise StopIteration(value)


try:
    list(stop(i) for i in range(3))
except RuntimeError as error:
    print(error)
try:
    set([i] for i in range(3))
except TypeError as error:
    print(error)
try:
    all(x for x in 5)
except TypeError as error:
    print(error)


def shadowed():
    any = lambda items: list(items)
    return any(i for i in range(3))


print(shadowed())
list_ = list
list = lambda items: "another " + str(sum(items))
print(list(i for i in range(4)))
list = list_
print(list(i for i in range(4)))
