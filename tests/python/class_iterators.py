"""Loops over iterators whose classes are the program's: how they end, what ends them, and what is seen of it."""

import traceback


class MyStop(StopIteration):
    pass


class Ends:
    """Counts, and ends in one of several ways."""

    def __init__(self, count, how):
        self.count = count
        self.value = 0
        self.how = how

    def __iter__(self):
        return self

    def __next__(self):
        if self.value >= self.count:
            self.end()
        self.value += 1
        return self.value

    def end(self):
        how = self.how
        if how == "class":
            raise StopIteration
        if how == "object":
            raise StopIteration(7)
        if how == "subclass":
            raise MyStop
        if how == "while handling":
            try:
                raise KeyError("x")
            except KeyError:
                raise StopIteration
        if how == "builtin":
            return next(iter(()))
        raise ValueError("no more")


def total(count, how):
    result = 0
    for x in Ends(count, how):
        result += x
    else:
        result += 1000
    return result


def run(how):
    result = None
    for turn in range(200):
        try:
            result = total(turn % 7, how)
        except ValueError as error:
            result = [str(error), [f.name for f in traceback.extract_tb(error.__traceback__)]]
    return result


for how in ("class", "object", "subclass", "while handling", "builtin", "error"):
    print(how, run(how))


class Down:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Pairs:
    """A new iterator for each loop, of another class."""

    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return PairsIterator(self.items)


class PairsIterator:
    def __init__(self, items):
        self.items = items
        self.place = 0

    def __iter__(self):
        return self

    def __next__(self):
        place = self.place
        if place >= len(self.items):
            raise StopIteration()
        self.place = place + 1
        return place, self.items[place]


class Tree:
    """Iterated by a generator, recursively."""

    def __init__(self, value, *children):
        self.value = value
        self.children = children

    def __iter__(self):
        yield self.value
        for child in self.children:
            yield from child


class Kept:
    """Raises an object that is seen afterwards."""

    def __init__(self):
        self.raised = None

    def __iter__(self):
        return self

    def __next__(self):
        self.raised = stop = StopIteration("kept")
        raise stop


def loops():
    result = []
    for turn in range(60):
        down = sum(x * x for x in Down(turn))
        pairs = [i * v for i, v in Pairs((3, 1, 2))]
        tree = list(Tree(1, Tree(2, Tree(turn)), Tree(4)))
        zipped = [(a, b) for a, b in zip(Down(4), Down(turn))]
        for kept in (Kept(),):
            for _ in kept:
                result.append("never")
        raised = kept.raised.args, kept.raised.value, kept.raised.__traceback__ is not None
        first, *rest = Down(3)
        found = [x for x in Down(9) if x % 2], max(Down(5)), 3 in Down(7), 9 in Down(7), dict(Pairs("ab"))
        result.append((down, pairs, tree, len(zipped), raised, first, rest, found))
    return result


results = loops()
print(results[0])
print(results[-1])


class NoIterator:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        return self.result


def iterate(value):
    for x in value:
        return x
    return "empty"


def outcome(value):
    try:
        return iterate(value)
    except TypeError as error:
        return str(error)


for turn in range(50):
    outcomes = [outcome(NoIterator(v)) for v in (Down(turn), 5, None, [1], iter([1]), Pairs("x"), (y for y in "z"))]
print(outcomes)


class Changing:
    """Its method is exchanged while it is iterated."""

    count = 0

    def __iter__(self):
        return self

    def __next__(self):
        Changing.count += 1
        if Changing.count == 500:
            Changing.__next__ = other_next
        return "first"


def other_next(self):
    Changing.count += 1
    if Changing.count > 600:
        del Changing.__next__
    return "second"


seen = {}
try:
    for word in Changing():
        seen[word] = seen.get(word, 0) + 1
except TypeError:
    print(seen)


class Guarded:
    """Has something to finish when it ends."""

    def __init__(self, count, log):
        self.left = count
        self.log = log

    def __iter__(self):
        return self

    def __next__(self):
        try:
            if not self.left:
                raise StopIteration
            self.left -= 1
            return self.left
        finally:
            self.log.append(self.left)


def guarded():
    log = []
    for _ in range(40):
        for x in Guarded(3, log):
            if x == 7:
                break
    return len(log), log[-5:]


print(guarded())


class Nested:
    """Steps another iterator; what that raises at its end goes through."""

    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner) + 1


def nested():
    result = 0
    for turn in range(60):
        for x in Nested(Nested(Down(turn % 5))):
            result += x
        for x in Nested(iter([turn, 1.5])):
            result += x
    return result


print(nested())
