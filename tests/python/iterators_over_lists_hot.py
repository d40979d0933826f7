"""Loops over objects whose __iter__ yields iter() of a list, and other iterators over lists: what they share, where they end."""


class Bag:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        return iter(self.items)

    def __repr__(self):
        return f"Bag({self.items!r})"


class Kept(Bag):
    """Yields the same iterator each time."""

    def __iter__(self):
        if not hasattr(self, "iterator"):
            self.iterator = iter(self.items)
        return self.iterator


def total(bag, times):
    result = 0
    for _ in range(times):
        for x in bag:
            result += x
    return result


print(total(Bag([1, 2, 3]), 2000), total(Bag([]), 10), total(Kept([1, 2, 3]), 500), total(Bag((4, 5)), 300))
print(total(Bag({6: 1, 7: 2}), 300), total(Bag([1, 2, 3]), 100), total(Bag(range(5)), 100), total(Bag([True] * 300), 20))


def until(bag, stop):
    for x in bag:
        if x == stop:
            break
    else:
        return "none"
    return x


print([until(Bag([5, 6, 7]), k % 4 + 4) for k in range(400)][-8:])


def shared(items):
    it = iter(items)
    first = []
    for x in it:
        first.append(x)
        if x % 3 == 2:
            break
    rest = [y for y in it]
    for z in it:
        rest.append("never")
    items.append(99)
    return first, rest, list(it), next(it, "end")


for _ in range(300):
    told = shared([0, 1, 2, 3, 4])
print(told, shared([]), shared([2]))


def changing(n):
    items = [1]
    seen = 0
    for x in iter(items):
        seen += x
        if len(items) < n:
            items.append(x + 1)
    for x in iter(items):
        seen += 1
        items.pop()
    return seen, items


print([changing(n) for n in range(20)][-3:], changing(2000)[0])


def pairs(n):
    it = iter([k for k in range(n)])
    return [(a, b) for a, b in zip(it, it)]


def thrown(bag):
    count = 0
    try:
        for x in bag:
            count += 10 // x
    except ZeroDivisionError:
        return -count
    return count


print([len(pairs(n)) for n in range(5)], [thrown(Bag([1, 2, 0, 5])) for _ in range(500)][-1], thrown(Bag([1, "a"][:1])))


def shown(o, times):
    return sum(len(repr(o)) + len(str(o)) + len(f"{o}") for _ in range(times))


class Wrong:
    def __init__(self, answer):
        self.answer = answer

    def __repr__(self):
        return self.answer


print(shown(Bag([1, 2]), 1000), shown(Wrong("w"), 1000))
for answer in (5, "fine", None):
    for ask in (repr, str, "{}".format, lambda o: f"<{o}>", lambda o: "%s" % o, lambda o: f"{o!r}"):
        for _ in range(2):
            try:
                result = ask(Wrong(answer))
            except TypeError as error:
                result = error
        print(result)
Wrong.__str__ = lambda self: 7
for ask in (repr, str, lambda o: f"<{o}>"):
    try:
        print(ask(Wrong("r")))
    except TypeError as error:
        print(error)
del Wrong.__str__
print(shown(Wrong("again"), 3))
Bag.__iter__ = lambda self: iter(self.items[1:])
print(total(Bag([1, 2, 3]), 50))
Bag.__iter__ = lambda self: 5
try:
    total(Bag([1]), 1)
except TypeError as error:
    print(error)
saved, iter = iter, lambda items: reversed(items)
Bag.__iter__ = lambda self: iter(self.items)
print(until(Bag([1, 2, 3]), 3))
iter = saved
print(until(Bag([1, 2, 3]), 9))
