# The iterators of itertools that are written in Rust: what they yield, what they take, and classes made from them.
import copy
import pickle
from itertools import (
    batched, chain, combinations, combinations_with_replacement, count, cycle, islice, permutations, product, repeat, tee,
)


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


# What is there already can be read while the source of tee is stepped; islice and batched are stepped by their own.
class Reading:
    count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 3:
            print(next(behind))
        return self.count


ahead, behind = tee(Reading())
print(next(ahead), next(ahead), next(ahead), next(behind), next(behind))


class Stepping:
    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count in (2, 5):
            return self.count, next(self.stepped, "end")
        if self.count > 9:
            raise StopIteration
        return self.count


for make in (lambda i: islice(i, 1, 6), lambda i: islice(i, 0, 20, 3), lambda i: batched(i, 2)):
    stepping = Stepping()
    stepping.stepped = make(stepping)
    print(list(stepping.stepped))


class Pausing:
    given = iter([1, 2, 3, None, 4, 5, 6, 7, None, None, 8])

    def __iter__(self):
        return self

    def __next__(self):
        value = next(self.given)
        if value is None:
            raise StopIteration
        return value


for length in (2, 20):
    groups = batched(Pausing(), length)
    print([next(groups, "end") for _ in range(4)])


# Copies go on where their originals are.
class Pairs2(zip):
    pass


class Doubled2(map):
    pass


class Letters:
    def __len__(self):
        return 4

    def __getitem__(self, index):
        return "abcd"[index]


makers = {
    "islice": lambda: islice([1, 2, 3, 4, 5, 6, 7, 8], 1, 7, 2), "islice without end": lambda: islice("abcdef", 1, None),
    "cycle": lambda: islice(cycle([1, 2, 3]), 8), "chain": lambda: chain([1, 2], (3,), "ab"),
    "chained": lambda: chain.from_iterable([[1], [2, 3]]), "product": lambda: product([1, 2], "ab", repeat=1),
    "permutations": lambda: permutations([1, 2, 3], 2), "combinations": lambda: combinations(range(4), 2),
    "repetitions": lambda: combinations_with_replacement("abc", 2), "zip": lambda: zip([1, 2, 3], "abc"), "repeat": lambda: repeat(7, 4),
    "strict": lambda: zip([1, 2, 3], "abc", strict=True), "map": lambda: map(abs, range(-4, 0)), "maps": lambda: map(pow, [2, 3], (3, 2)),
    "filter": lambda: filter(None, [0, 1, 2, 0, 3]), "enumerate": lambda: enumerate("abcd", 5), "Pairs": lambda: Pairs2([1, 2], [3, 4]),
    "Doubled": lambda: Doubled2(str, [1, 2, 3]), "reversed": lambda: reversed(Letters()), "none": lambda: chain(),
}
for name, make in makers.items():
    for steps in (0, 1, 3, 20):
        made = []
        for twin in (copy.copy, copy.deepcopy, lambda i: pickle.loads(pickle.dumps(i))):
            original = make()
            for _ in range(steps):
                next(original, None)
            made.append([type(twin(original)).__name__, list(twin(original))])
        print(name, steps, made)
turns = cycle("abc")
for steps in range(1, 9):
    next(turns)
    print([list(islice(twin(turns), 5)) for twin in (copy.deepcopy, lambda i: pickle.loads(pickle.dumps(i)))], end=" ")
print()
print(error(lambda: copy.copy(batched("ab", 1))), error(lambda: pickle.dumps(batched("ab", 1))))
for make, state in [
    (lambda: product("ab", "cd"), (5, -3)), (lambda: combinations("abcd", 2), (9, 9)), (lambda: permutations("ab"), ((7, 7), (9, -9))),
    (lambda: product("ab"), (1, 2)), (lambda: permutations("ab"), (1, 2)), (lambda: chain(), (1, 2)), (lambda: chain(), 1),
    (lambda: cycle("ab"), (1, 2)), (lambda: islice("abc", 2), "x"), (lambda: combinations_with_replacement("ab", 2), ("x", 1)),
]:
    told = make()
    print(error(lambda: told.__setstate__(state)).partition(":")[0] if error(lambda: told.__setstate__(state)) else "fine")
print(list(map(lambda *given: sum(given), *[[n, 1] for n in range(12)])))
