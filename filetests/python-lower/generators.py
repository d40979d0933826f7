def numbers(n):
    sent = yield
    for i in range(n):
        yield i
    result = yield from inner(n)
    return result

total = sum(x * x for x in range(10) if x for y in range(x))
