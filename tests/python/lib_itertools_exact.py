# Every iterator of itertools, its ends, its errors, and what it leaves in its sources.
from itertools import *
import operator

print(list(chain("ab", [1], (), range(2))), list(chain()), list(chain.from_iterable(["xy", [3]])), list(chain.from_iterable(iter([[1], [2]]))))
print(list(product("ab", [1, 2])), list(product(repeat=2)), list(product([0, 1], repeat=3)), list(product("ab", [])), len(list(product(range(3), repeat=4))))
print(["".join(p) for p in permutations("abc")], list(permutations([1, 2, 3], 2)), list(permutations("ab", 3)), list(permutations("ab", 0)))
print(["".join(c) for c in combinations("abcd", 2)], list(combinations(range(3), 0)), list(combinations(range(2), 3)), list(combinations([1, 1, 2], 2)))
print(["".join(c) for c in combinations_with_replacement("abc", 2)], list(combinations_with_replacement([], 2)), list(combinations_with_replacement("a", 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=1)), list(accumulate("abc")))
print(list(islice(count(5, 2), 4)), list(islice("abcdefg", 2, None, 2)), list(islice("abc", 0)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(1, 3)), list(map(pow, range(4), repeat(2))))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(dropwhile(str.islower, "abCde")), list(takewhile(str.islower, "abCde")), list(filterfalse(None, [0, 1, "", "x"])))
print(list(starmap(operator.add, [(1, 2), (3, 4)])), list(zip_longest("ab", [1], fillvalue="-")), list(pairwise("abcd")), list(pairwise([1])))
print([(k, list(g)) for k, g in groupby("aabbbca")], [(k, sum(g)) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)], list(groupby([])))
a, b, c = tee(iter(range(4)), 3)
print(next(a), next(a), list(b), list(a), list(c))
groups = groupby("aab")
k, g = next(groups)
print(k, next(groups)[0], list(g))
source = iter(range(10))
print(list(islice(source, 3)), next(source), list(takewhile(lambda x: x < 6, source)), list(source))
it = chain([1, 2], "a")
print(iter(it) is it, next(it), list(it), next(it, "end"), next(it, "end"))
for action in (
    lambda: permutations("abc", -1), lambda: combinations("abc", -1), lambda: product("a", repeat=-1), lambda: list(chain(1)),
    lambda: islice([], -1), lambda: list(islice([], 0, 3, 0)), lambda: combinations("abc"), lambda: repeat(), lambda: product("a", times=2),
):
    try:
        print(action())
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
lazy = (print("pulled", x) or x for x in range(3))
pulled = chain(lazy, [9])
print(next(pulled))
print(list(pulled))
total = 0
for x, y, z in product(range(12), repeat=3):
    total += x * y - z
for p in permutations(range(6)):
    total += p[0] * p[-1]
for p in combinations(range(14), 4):
    total -= p[1]
for x in chain(range(500), [1.5] * 3):
    total += x
print(total, sum(chain(range(10), range(10))), max(chain([1], [5], [3])), sorted(chain("ba", "c")))


def failing():
    yield 1
    raise ValueError("inside")


it = chain(failing(), [2])
print(next(it))
try:
    next(it)
except ValueError as error:
    print(error, list(it))
