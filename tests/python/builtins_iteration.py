# range, enumerate, zip, map, filter, reversed, iter, next, all, any, sum, min, max, sorted.

print(list(range(5)), list(range(2, 8)), list(range(10, 0, -3)), list(range(0)), list(range(5, 1)), range(3), range(1, 10, 2), len(range(0, 100, 7)))
r = range(10, 50, 5)
print(r[2], r[-1], 20 in r, 21 in r, r.index(25), r.count(30), r.start, r.stop, r.step, r == range(10, 50, 5), range(0) == range(5, 5), list(reversed(r)), r[1:4], bool(range(0)))
print(10**20 in range(10**21), len(range(10**15)), range(10**20, 10**20 + 3)[1], sum(range(10**18, 10**18 + 4)), list(range(2**63 - 1, 2**63 + 2)))
for bad in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: range(), lambda: range(5)[9]):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__ + ":", error)
print(list(enumerate("abc")), list(enumerate([], 5)), list(enumerate("xy", start=10)), [i for i, (a, b) in enumerate([(1, 2)])])
print(list(zip([1, 2], "ab", (True, None))), list(zip()), list(zip([1])), dict(zip("ab", [1, 2])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print("ValueError:", error)
print(list(map(len, ["a", "bb"])), list(map(max, [1, 5], [3, 2])), list(map(str, range(3))), list(map(int, "123")), list(filter(str.isdigit, "a1b2")), list(filter(None, [0, 1, [], "x"])))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "empty"))
try:
    next(iter([]))
except StopIteration:
    print("StopIteration")
numbers = iter([3, 1, 4, 0, 9])
print(list(iter(lambda: next(numbers), 0)), list(numbers))
print(list(reversed([1, 2])), list(reversed("ab")), list(reversed(range(3))), list(reversed((1,))), list(reversed({"a": 1, "b": 2})))
print(all([]), all([1, ""]), any([]), any([0, "x"]), all(x > 0 for x in [1, 2]), any(map(bool, [0, 0])))
print(sum([1, 2.5]), sum([], 10), sum((True, True)), sum([[1], [2]], []), min(3, 1, 2), max([1, 5], key=lambda v: -v), min("b", "a"), max("ab", "b", key=len), min([], default="none"), max({1: 2, 3: 0}))
for bad in (lambda: sum(["a"]), lambda: sum("ab", ""), lambda: max([]), lambda: min(), lambda: max(1, "a"), lambda: max(5), lambda: sum(5), lambda: enumerate(5), lambda: zip(5), lambda: reversed(5), lambda: reversed({1}), lambda: iter(5), lambda: next([])):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__ + ":", error)
print(min((5, "x"), (3, "z")), max([[1, 2], [1, 3]]), max(1, 1.0), min(1.0, 1), max(0.5, 10**30), min(True, 0))

total = 0
for i in range(3000):
    for a, b in zip(range(i % 4), "xyz"):
        total += a + len(b)
    total += sum(range(i % 6)) + max(i % 5, 3) - min(i, 2)
print(total)
for i in range(2000, -1, -1):
    total -= i
for i in range(0, 3000, 7):
    total += i
print(total, i)
for i in range(0):
    print("never")
else:
    print("else after empty", i)
for i in range(3):
    i += 10
print(i)
data = [5, 3, 8]
for index, value in enumerate(data):
    data[index] = value * index
print(data)
it = iter(range(10))
print([(a, next(it)) for a in it])
chunks = [list(range(12))[k : k + 5] for k in range(0, 12, 5)]
print(chunks, list(zip(*[iter(range(9))] * 3)))
a = iter("abc")
print("b" in a, list(a))
m = map(lambda x: x * 2, filter(lambda x: x % 2, range(10)))
print(next(m), next(m), list(m), type(m).__name__, type(zip()).__name__, type(enumerate([])).__name__, type(iter([])).__name__, type(range(1)).__name__)
