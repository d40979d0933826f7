"""__contains__, __iter__, __getitem__, __len__, __reversed__, __missing__, __length_hint__, old sequences."""
import operator


class Old:
    "Only __getitem__: iterable the old way."
    def __init__(self, n): self.n = n

    def __getitem__(self, i):
        if isinstance(i, slice):
            return ("slice", i.start, i.stop, i.step)
        if i >= self.n:
            raise IndexError("over")
        return i * i


class OldSized(Old):
    def __len__(self): return self.n


class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

    def __length_hint__(self): return self.n


class Even:
    def __contains__(self, x): return x % 2 == 0


class Blocked(Old):
    __iter__ = None
    __contains__ = None


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


old = Old(5)
print(list(old), 9 in old, 10 in old, old[2:], old[:, 1] if False else old[1:2:3], [*old][::-1])
print(list(reversed(OldSized(4))), attempt(lambda: len(old)))
a, *b, c = old
print(a, b, c, max(old), sum(old), list(zip(old, "ab")), dict(enumerate(old)))
print(operator.length_hint(old, 3), list(Countdown(3)))
print(4 in Even(), 5 in Even(), attempt(lambda: "x" in Even()), attempt(lambda: list(Even())))
print(attempt(lambda: iter(Blocked(2))), attempt(lambda: 1 in Blocked(2)), Blocked(2)[1])
it = iter(old)
print(next(it), next(it), list(it), list(it), attempt(lambda: next(it)))
countdown = Countdown(4)
print(3 in countdown, list(countdown), countdown.n)


class Defaults(dict):
    def __missing__(self, key):
        self[key] = made = f"<{key}>"
        return made


d = Defaults(a=1)
print(d["a"], d["b"], d, d.get("c"), "c" in d, attempt(lambda: d.pop("c")))
print("%(zz)s %(a)d" % d, "{q}".format_map(d), sorted(d))


class BadIter:
    def __iter__(self): return [1, 2]


class BadNext:
    def __iter__(self): return self
    def __next__(self): raise KeyError("inside")


print(attempt(lambda: list(BadIter())), attempt(lambda: [x for x in BadNext()]), attempt(lambda: list(3)))


class Grid:
    def __init__(self): self.cells = {}
    def __getitem__(self, key): return self.cells.get(key, 0)
    def __setitem__(self, key, value): self.cells[key] = value
    def __delitem__(self, key): del self.cells[key]


def hot(turns):
    grid, hits = Grid(), 0
    for i in range(turns):
        grid[i % 8, i % 3] += i
        grid[..., i % 2] = i
        grid[i % 4, ...] = i
        hits += 16 in (old if i % 2 else OldSized(i % 6))
        for v in Countdown(i % 5):
            hits += v
        if i % 100 == 99:
            del grid[0, 0]
    return hits, len(grid.cells), grid[3, 1], grid[..., 1], grid[2, ...]


print(hot(300))
