# min and max by a key: the first of equals, other callables, nothing to compare, errors and their places.
import traceback


def longest(words):
    return max(words, key=len)


def nearest(points, x, y):
    return min(points, key=lambda p: (p[0] - x) ** 2 + (p[1] - y) ** 2)


def show(function, *arguments):
    try:
        print(function(*arguments))
    except Exception:
        print(traceback.format_exc().replace(__file__, "FILE"), end="")


words = "the quick brown foxes jumped over lazy dogs".split()
points = [(i * 7 % 10, i * 3 % 10) for i in range(10)]
total = 0
for i in range(2000):
    total += len(longest(words[i % 5:])) + sum(nearest(points, i % 10, i % 7))
print(total, longest(words), nearest(points, 4, 4))
print(max([3, 1, 2], key=None), min("abc", key=ord), max({"a": 1, "b": 5}, key={"a": 1, "b": 5}.get))
print(max((1, 1.0, True), key=lambda v: v), min((2, 2.0), key=lambda v: v))
key = str.lower
print(max("aBc", key=key), min(iter("aBc"), key=key))
show(longest, [])
show(longest, [1])
show(longest, 5)
show(nearest, [(1, "a"), (2, 3)], 1, 2)
show(lambda v: min(v, key=lambda e: e if e else [0]), [1, 0])


def by_none(values, key=None):
    return max(values, key=key)


print([by_none([4, 9, 2]), by_none([4, 9, 2], lambda v: -v)])


def other():
    def max(values, key):
        return sorted(values, key=key)

    return max([3, 1, 2], key=lambda v: -v)


print(other())


def generated():
    for v in (5, 3, 8):
        yield v


print(max(generated(), key=lambda v: -v), min((v * 2 for v in generated()), key=lambda v: v % 5))
stopped = [1, 2, 3]


def shrink(v):
    if stopped:
        stopped.pop()
    return v


print(max(stopped, key=shrink), stopped)
max = lambda values, key: "mine"
print(max([1], key=len))
