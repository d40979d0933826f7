# StopIteration that a function raises which an iterator calls ends the iteration.
import itertools


def until(n):
    def f(x, *others):
        if x >= n:
            raise StopIteration(x)
        return x + 1

    return f


def all_of(n):
    f = until(n)
    return [
        list(itertools.takewhile(f, range(5))),
        list(itertools.dropwhile(lambda x: x < 1 and f(x), range(5))),
        list(itertools.dropwhile(until(2), range(5))),
        list(itertools.starmap(f, [(0,), (1,), (2,), (3,)])),
        list(itertools.accumulate([1, 1, 1, 1], f)),
        list(itertools.accumulate([1, 1, 1, 1], f, initial=0)),
        list(map(f, range(5))),
        list(filter(f, range(5))),
        list(itertools.filterfalse(f, [-1, -1, n, -1])),
        [(key, list(group)) for key, group in itertools.groupby([0, 0, 1, 1, 2, 2, 3], f)],
        list(iter(lambda: f(9), 1)),
    ]


for n in range(4):
    print(all_of(n))
iterator = itertools.takewhile(until(2), range(5))
print(next(iterator), next(iterator), next(iterator, "end"), next(iterator, "end"))


def generator():
    yield from itertools.starmap(until(2), zip(range(5)))
    yield "behind"


def wrong():
    yield until(0)(1)


print(list(generator()))
try:
    print(list(itertools.takewhile(bool, wrong())))
except RuntimeError as error:
    print(error)
try:
    for x in itertools.starmap(until(9), [(1,), (2, 3), (8,), (9,)]):
        print(x)
        if x == 9:
            raise StopIteration("of the loop")
except StopIteration as error:
    print(error)


def total(n):
    count = 0
    for x in itertools.takewhile(until(n), itertools.accumulate(itertools.repeat(1, 2 * n), lambda a, b: a + b)):
        count += x
    return count


print(total(5000))
