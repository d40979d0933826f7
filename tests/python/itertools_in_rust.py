# The iterators of itertools that are written in Rust: what they yield, what they take, and classes made from them.
import copy
from itertools import batched, chain, count, cycle, islice, repeat, tee


def error(function):
    try:
        return function()
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 1, None, 3)))
print(list(islice([], 3)), list(islice([1, 2], 0)), list(islice(range(10), 3, 3)), list(islice(count(5), 2, 9, 3)))
source = iter(range(20))
print(list(islice(source, 2, 10, 5)), next(source))
source = iter(range(20))
print(list(islice(source, 3, 1)), next(source))
source = iter(range(20))
print(list(islice(source, 2, 11, 4)), next(source))
part = islice(iter([1, 2, 3]), 1, None)
print(next(part), next(part), next(part, "end"), next(part, "end"))
print(list(islice(range(9), True, 7, None)))
for arguments in [(), ("ab",), ("ab", -1), ("ab", 1, 2, 0), ("ab", "x"), ("ab", 0, 2**70), ("ab", 1, 2, 3, 4), (5, 2)]:
    print(error(lambda: list(islice(*arguments))))
print(error(lambda: islice("ab", stop=1)))

print(list(batched("abcdefg", 3)), list(batched([], 2)), list(batched(range(40), 20))[1][:3], list(batched("ab", n=1)))
print(error(lambda: batched("ab", 0)), error(lambda: batched("ab")))
pairs = batched(iter(range(5)), 2)
print(next(pairs), next(pairs), next(pairs), next(pairs, None), next(pairs, None))

r = repeat("x", 3)
print(r, r.__length_hint__(), next(r), r, list(r), r, next(r, "end"))
print(repeat(5), repeat(object=1, times=2), list(map(pow, range(4), repeat(2))), list(repeat(1, -3)))
print(list(copy.copy(repeat(1, 2))), error(lambda: repeat(1).__length_hint__()), error(lambda: repeat()))
print(list(zip(repeat("k"), "ab")), sum(repeat(2, 50)))

c = cycle(iter("ab"))
print([next(c) for _ in range(5)], list(islice(c, 3)), list(cycle([])), next(cycle(()), "none"))
names = cycle(["red", "green", "blue"])
print([name for name, _ in zip(names, range(7))])
print(error(lambda: cycle(3)), error(lambda: cycle()))

a, b, d = tee(iter(range(150)), 3)
print(next(a), next(a), next(b), sum(a), sum(b), list(islice(d, 62, 66)), next(a, "end"))
e = copy.copy(d)
print(next(d), next(e), next(e), next(d), tee([], 0), type(e).__name__)
x, y = tee("xyz")
z = x.__copy__()
print(list(x), list(z), list(y), list(x))
for first, second in zip(*tee(range(4))):
    print(first, second, end=" ")
print()
print(error(lambda: tee("a", -1)))


class Reentrant:
    def __iter__(self):
        return self

    def __next__(self):
        return next(left)


left, right = tee(Reentrant())
print(error(lambda: next(left)))


class Failing:
    def __init__(self):
        self.calls = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls == 3:
            raise ValueError("third")
        return self.calls


for make in (lambda i: islice(i, 5), lambda i: batched(i, 2), cycle, lambda i: tee(i)[1], lambda i: chain(i, "ab")):
    stepped = make(Failing())
    print([error(lambda: next(stepped)) for _ in range(4)])


# Classes made from them.
class Numbered(enumerate):
    def __next__(self):
        index, value = super().__next__()
        return f"{index}:{value}"


class Doubled(map):
    pass


class Pairs(zip):
    def __new__(cls, *iterables):
        made = super().__new__(cls, *iterables)
        made.note = len(iterables)
        return made


class Turns(cycle):
    def turn(self):
        return next(self)


class Chained(chain):
    pass


print(list(Numbered("ab")), list(Doubled(lambda v: v * 2, [1, 2])), list(Pairs("ab", "cd")), Pairs("a", "b").note)
print(Turns("ab").turn(), list(Chained("ab", "c")), list(Chained.from_iterable(["x", "yz"])), type(Chained()).__name__)
print(isinstance(Doubled(str, []), map), issubclass(Numbered, enumerate), list(filter(None, Chained([0, 1]))))


# A function that raises StopIteration ends what calls it.
def stops(value):
    if value > 2:
        raise StopIteration("from the function")
    return value


print(list(map(stops, range(6))), [v for v in map(stops, range(6))], tuple(filter(stops, range(6))))
for value in map(stops, [1, 5, 1]):
    print(value)


def total(rounds):
    found = 0
    turn = cycle([1, 2, 3])
    for _ in repeat(None, rounds):
        found += next(turn)
    for value in islice(turn, 10, rounds, 3):
        found += value
    for group in batched(range(rounds), 7):
        found += group[0] * len(group)
    for value in chain(range(rounds), [1, 2], "ab"):
        found += value if isinstance(value, int) else ord(value)
    return found


print(total(3000), total(2999))
