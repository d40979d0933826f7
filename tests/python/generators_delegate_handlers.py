# Exceptions of what a generator delegates to, caught in a loop around: the handler is where the loop begins for who resumes.
def get(n):
    yield 1
    if n: raise ValueError(n)
    return n

def wrapped(n):
    for attempt in range(3):
        try:
            return (yield from get(n))
        except ValueError as error:
            print("attempt", attempt, error)
    return "gave up"

def run(c):
    k = 0
    for x in c:
        k += 1
        if k > 10: print("stuck"); return
    return k
print(run(wrapped(0)))
print(run(wrapped(1)))
print(run(wrapped(0)))
print(run(wrapped(2)))
def plain(n):
    for attempt in range(3):
        try:
            for x in get(n): pass
        except ValueError as error:
            print("attempt", attempt, error)
    return "gave up"
print(plain(1), plain(0))


def nested(n):
    done = []
    for outer in range(3):
        for inner in range(3):
            try:
                done.append((yield from get((outer + inner) % n)))
            except ValueError as error:
                done.append(error.args)
            else:
                done.append("else")
            finally:
                done.append(outer)
    return done


def finish(generator):
    while True:
        try:
            next(generator)
        except StopIteration as stop:
            return stop.value


for n in (1, 2, 3, 2):
    print(finish(nested(n)))
