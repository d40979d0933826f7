"""What itertools makes are objects of classes of their own: names, identity, steps between loops, subclasses."""
import copy
import itertools
from itertools import *

made = [
    count(1), cycle("ab"), repeat(1, 3), accumulate([1, 2, 3]), compress("abc", [1, 0, 1]), dropwhile(bool, [1, 0, 2]),
    takewhile(bool, [1, 0]), filterfalse(None, [0, 1, 2]), starmap(pow, [(2, 3)]), pairwise("abc"), islice("abcdef", 1, None, 2),
    batched("abcde", 2), zip_longest("ab", "c"), groupby("aab"), tee("ab")[0], chain("a", "b"), product("ab", "c"),
]
for iterator in made:
    print(type(iterator), type(iterator).__name__, iter(iterator) is iterator, isinstance(iterator, type(made[0])), end=" ")
    print(list(islice(iterator, 4)) if type(iterator) is not groupby else [(key, list(group)) for key, group in iterator])
print(repr(count(2, 3)), repr(repeat("x")), repr(repeat("x", 2)), count.__module__, islice.__qualname__)
key, group = next(groupby("aab"))
print(key, type(group), next(group), list(group))

# Steps by `next` and steps of loops go on where the other stopped.
numbers = cycle([1, 2, 3])
print(next(numbers), [next(numbers) for _ in range(3)], list(islice(numbers, 4)), next(numbers))
for number in numbers:
    if number == 3:
        break
print(next(numbers), next(islice([], 1), "none"))
counted = count(5)
for number in counted:
    if number > 7:
        break
print(number, next(counted), counted)

left, right = tee(x * x for x in range(100))
print(next(left), next(left), next(right), sum(left), sum(right))
left, right = tee("abc")
next(left)
third = copy.copy(left)
print(list(left), list(third), list(right), tee("ab", 0), len(tee("ab", 3)))


class Evens(count):
    def __next__(self):
        return super().__next__() * 2


evens = Evens(1)
print(next(evens), list(islice(evens, 3)), type(evens).__name__, isinstance(evens, count))
for wrong in (
    lambda: islice("a", -1),
    lambda: islice("a", 1, 2, 0),
    lambda: islice("a"),
    lambda: batched("a", 0),
    lambda: cycle(3),
    lambda: count("a"),
    lambda: repeat(1, "a"),
):
    try:
        print("no error", wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
total = 0
for round in range(3000):
    for a, b in zip_longest(islice(cycle((1, 2)), round % 4), pairwise(range(3)), fillvalue=0):
        total += a + (b[0] if b else 0)
print(total)
