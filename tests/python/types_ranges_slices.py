# Ranges and slices: laws over many, against lists; assignments by slices; indices.
bounds = [None, -7, -3, -1, 0, 1, 2, 5, 9]
steps = [None, 1, 2, 3, -1, -2, -4]
data = list("abcdef")
text, tup, rng, by = "abcdef", tuple(data), range(6), b"abcdef"
count = 0
for start in bounds:
    for stop in bounds:
        for step in steps:
            s = slice(start, stop, step)
            part = data[s]
            assert "".join(part) == text[s] and tuple(part) == tup[s] and [data[i] for i in rng[s]] == part and by[s].decode() == text[s]
            assert [data[i] for i in range(*s.indices(6))] == part
            changed = data[:]
            if step in (None, 1):
                changed[s] = "XY"
                assert len(changed) == 6 - len(part) + 2
            else:
                changed[s] = ["-"] * len(part)
                assert changed.count("-") == len(part)
            left = data[:]
            del left[s]
            assert len(left) == 6 - len(part) and sorted(left + part) == data
            count += 1
print(count, "slices")
for a in (-5, 0, 3, 10):
    for b in (-6, 0, 4, 11):
        for c in (-3, -1, 1, 2, 5):
            r = range(a, b, c)
            as_list = list(r)
            assert len(r) == len(as_list) and list(reversed(r)) == as_list[::-1] and bool(r) == bool(as_list)
            assert [x for x in range(-12, 13) if x in r] == sorted(as_list) and sum(r) == sum(as_list)
            if r:
                assert r[0] == as_list[0] and r[-1] == as_list[-1] and r.index(as_list[-1]) == len(r) - 1 and r.count(as_list[0]) == 1
            assert r[::2] == range(a, b, c)[::2] and list(r[1:-1]) == as_list[1:-1] and max(r, default=None) == max(as_list, default=None)
print(range(5), range(1, 5), range(0, 10, 3), repr(range(3, 0, -1)), range(0) == range(2, 2), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(3) == [0, 1, 2])
big = range(0, 10**30, 10**10)
print(len(range(10**18)), big[5], big[-1], 10**20 in big, 7 in big, range(10**20).index(5), "x" in range(3), 2.0 in range(3), True in range(3))
for action in (lambda: range(1, 2, 0), lambda: range(3)[3], lambda: range("a"), lambda: range(), lambda: range(1.5), lambda: range(3).index(9), lambda: len(range(2**70)), lambda: [1, 2][::0], lambda: "abc"["a"], lambda: [1][1.0], lambda: (1,)[None:"x"], lambda: slice()):
    try:
        print(action())
    except (ValueError, IndexError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(5), s == slice(1, None, 2), slice(None, 3)), "abc".__getitem__(slice(2))


class Grid:
    def __getitem__(self, key):
        return key


g = Grid()
print(g[1], g[1:2], g[::3], g[1, 2], g[1:2, ..., None], g[()], g[-1:], g[(1, 2)], g["a":"b"])


class Windowed:
    def __init__(self, items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Windowed(self.items[key])
        return self.items[key]

    def __repr__(self):
        return f"W{self.items}"


w = Windowed("abcde")
print(w[1:4], w[-1], w[::-1], list(w), list(reversed(w)), "c" in w, len(w[2:]), [*w[:2]], sorted(w, reverse=True))
nums = list(range(10))
nums[2:8:2] = [20, 40, 60]
nums[:2] = []
nums[len(nums):] = [100]
nums[3:3] = ["in"]
print(nums)
try:
    nums[::2] = [1]
except ValueError as error:
    print(error)
matrix = [list(range(i, i + 4)) for i in range(0, 16, 4)]
print([row[1:3] for row in matrix[1:3]], [row[::-1] for row in matrix[::-1]][0], [matrix[i][i] for i in range(4)], [matrix[i][~i] for i in range(4)])
total = 0
for i in range(1000, -1000, -7):
    total += i
for i in range(0, 5000, 5):
    for j in range(i, i + 3):
        total ^= j
print(total, sum(range(101)), [x for x in range(20, 0, -6)])
