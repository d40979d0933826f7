# sum, min, max and join over generator expressions and stages, which are loops of the caller's own: the same results, types and
# errors as the functions give for lists.
import random
from fractions import Fraction


def sums(values):
    listed = list(values)
    result = sum(x for x in listed)
    whole = sum(listed)
    assert type(result) is type(whole), (result, whole)
    assert result == whole or result != result, (result, whole)
    return result


def every(n):
    random.seed(n)
    floats = [random.uniform(-1, 1) * 10 ** random.randint(-8, 8) for _ in range(n)]
    print(sums(range(n)), sums(floats).hex(), sums([0.1] * n).hex())
    print(sums([1] + floats).hex(), sums(floats + [3, True]).hex(), sums([True] * n))
    print(sums([2 ** 61] * n), sums([1e16, 1.0, -1e16] * n), sums([]), sums([-0.0]), sums([0.5, 2 ** 70]))
    print(sums([1e308, 1e308, -1e308]), sums([float('inf'), 1.0]), sums([float('inf'), float('-inf')]), sums([1e308] * 3 + [-1e308] * 2))
    print(sums([0.1, 0.2, 0.3, Fraction(1, 3), 0.1]).hex(), sums([Fraction(1, 3), 0.1, 1]).hex(), sums([1, 2j, 0.5]))
    print(sums([2 ** 64, 0.1, 0.2, 0.3]).hex())


for n in (3, 40, 700):
    every(n)


class Told:
    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Told(self.value + other)

    def __radd__(self, other):
        return Told((other, self.value))

    def __lt__(self, other):
        return self.value < other.value

    def __gt__(self, other):
        return self.value > other.value

    def __repr__(self):
        return f'Told({self.value!r})'


print(sum(x for x in [0.1, 0.2, 0.3, Told('a')]), sum(Told(x) for x in [1]))


def extremes(values):
    listed = list(values)
    return max(x for x in listed), min(x for x in listed)


for i in range(300):
    assert extremes([3, 1, i]) == (max(3, i), min(1, i))
print(extremes([1, True, 1.0]), extremes([True, 1]), extremes([0.5, float('nan'), 0.25]), extremes([float('nan'), 1.0]))
print(extremes('hello'), extremes([(1, 'b'), (1, 'a')]), extremes([Told(3), Told(1), Told(3)]), extremes([[1], [0, 5]]))
print(max(map(abs, [-3, 2])), min(map(len, ['abc', 'd'])), sum(map(int, '12345')), max(filter(None, [0, 4, 0])))
print(sum(a * b for a, b in zip([1, 2, 3], [4.0, 5.0, 6.5])), sum(enumerate_sum for enumerate_sum in range(5)))

for text in ["max(x for x in ())", "min(x for x in [])", "max(map(abs, []))", "sum(x for x in 'ab')", "sum([x] for x in 'ab')",
             "max(x for x in [1, 'a'])", "sum(1 // x for x in [1, 0])", "min(x for x in [None, 3])", "sum(x for x in 5)",
             "', '.join(x for x in [1])", "', '.join(c for c in None)", "'-'.join(c * 2 for c in 'abc')", "''.join(x for x in ())",
             "max((x for x in ()), default=7)", "sum((x for x in [[1], [2]]), [])", "max((x for x in 'abc'), key=ord)"]:
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)


def joined(n):
    parts = []
    for i in range(n):
        parts.append(','.join(str(j) for j in range(i & 3)))
    return '|'.join(part for part in parts if part)


print(joined(9), len(joined(700)))


def early():
    def items():
        yield 1
        raise KeyError('inside')
    try:
        return sum(x for x in items())
    except KeyError as error:
        return error.args


print(early())


def shadowed():
    def sum(values):
        return ['mine', *values]
    return sum(x for x in range(3))


print(shadowed())
max = lambda values: 'global ' + str(list(values))
print(max(x for x in range(3)))
del max


def nested(n):
    return sum(sum(i * j for j in range(i)) for i in range(n)), max(min(abs(i - j) for j in (3, 9)) for i in range(n))


print(nested(30), nested(60))


def mean(values):
    return sum(v for v in values) / len(values)


print([mean([i, i + 1, 0.5]) for i in range(3)], [mean([0.1] * k).hex() for k in (3, 7, 10)])
for k in range(500):
    mean([k, 1])
print(mean([1, 2]), mean([0.1] * 10).hex(), mean([1, 0.5]), mean([True, False]))
