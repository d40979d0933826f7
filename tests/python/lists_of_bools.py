# Lists of truth values, of many elements, in every use of a list.
import copy, json, pickle, random


def flags(n=100, step=7):
    made = [False] * n
    for i in range(0, n, step):
        made[i] = True
    return made


def brief(values):
    return "".join("1" if v is True else "0" if v is False else "?" for v in values)


def show(name, values):
    print(name, type(values).__name__, len(values), brief(values))


a = flags()
show("made", a)
print(a[0], a[1], a[-1], a[-2], a[7], sum(a), a.count(True), a.count(0), a.index(True), a.index(False))
print(True in a, False in a, 1 in a, 0.0 in a, None in a, 2 in a, "x" in a)
show("slice", a[:70]), show("short", a[3:20]), show("stepped", a[::-1]), show("third", a[1::3])
show("copy", a.copy()), show("list", list(a)), show("tuple", tuple(a)), show("sum", a + [None]), show("twice", a * 2)
print(a == flags(), a != flags(), a == a[:], a < flags(100, 3), a == tuple(a), [a] == [flags()], a == [int(v) for v in a])
print(bool(a), not a, any(a), all(a), all([True] * 80), any([False] * 80), max(a), min(a), sorted(a)[-20:])
print(repr(a) == str(a), len(repr(a)), repr([True] * 64) == "[" + ", ".join(["True"] * 64) + "]")
print([i for i, v in enumerate(a) if v], [i for i, v in zip(range(1000), a) if v], list(map(int, a))[:9], list(filter(None, a)))
print(isinstance(a, list), type(a) is list, a.__class__, json.dumps(a[:3]), json.dumps(flags(64))[:30], len(set(a)), dict.fromkeys(a))
first, *rest, last = a
print(first, len(rest), last, (lambda *args: len(args))(*a), [*a, 1][-1], {**{"k": a}}["k"] is a)
match a:
    case [x, *others]:
        print("matched", x, len(others))
for kind in (copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v)), lambda v: json.loads(json.dumps(v))):
    b = kind(flags())
    b[1] = True
    show("copied", b)
    print(b == a, a[1])


def each(change):
    b = flags(66, 5)
    try:
        result = change(b)
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(result if not isinstance(result, list) else brief(result), len(b), brief(b), b[:3])


each(lambda b: b.append(True))
each(lambda b: b.append("x"))
each(lambda b: b.extend([True, 3]))
each(lambda b: b.insert(2, None))
each(lambda b: b.pop())
each(lambda b: b.pop(0))
each(lambda b: b.remove(True))
each(lambda b: b.reverse())
each(lambda b: b.sort())
each(lambda b: b.sort(key=lambda v: not v))
each(lambda b: b.clear())
each(lambda b: b.__setitem__(0, 1))
each(lambda b: b.__setitem__(-1, 0.0))
each(lambda b: b.__setitem__(slice(0, 10), [True] * 10))
each(lambda b: b.__setitem__(slice(0, 10), [True] * 3))
each(lambda b: b.__setitem__(slice(0, 66, 2), [True] * 33))
each(lambda b: b.__setitem__(slice(0, 66, 2), [True] * 34))
each(lambda b: b.__setitem__(slice(None), b))
each(lambda b: b.__setitem__(slice(None, None, -1), b))
each(lambda b: b.__setitem__(slice(0, 66), flags(66, 2)))
each(lambda b: b.__setitem__(slice(1, 65), [None] * 64))
each(lambda b: b.__setitem__(slice(1, 3), "ab"))
each(lambda b: b.__setitem__(slice(0, 66), flags(100, 2)))
each(lambda b: b.__delitem__(0))
each(lambda b: b.__delitem__(slice(0, 66, 2)))
each(lambda b: b.__iadd__([True]))
each(lambda b: b.__imul__(2))
each(lambda b: b[66])
each(lambda b: b[-67])
each(lambda b: b.__setitem__(66, True))
each(lambda b: b["x"])
each(lambda b: b.__setitem__("x", True))
each(lambda b: hash(b))
each(lambda b: {b: 1})
each(lambda b: b + 1)
each(lambda b: b * 1.5)
each(lambda b: 2 * b)
each(lambda b: b - b)
each(lambda b: b())
each(lambda b: b.missing)
each(lambda b: random.Random(5).shuffle(b))
each(lambda b: random.Random(5).sample(b, 9))
each(lambda b: [v for v in reversed(b)])
each(lambda b: next(iter(b)))
each(lambda b: ",".join(map(str, b))[:20])
each(lambda b: bytes(b)[:6])
each(lambda b: "%s %s" % (b[0], b[1]))


class Index:
    def __init__(self, list):
        self.list = list

    def __index__(self):
        self.list[3] = "changed"
        return 5


each(lambda b: b.__setitem__(Index(b), True))
each(lambda b: b.__setitem__(slice(Index(b), 10), [True] * 5))
each(lambda b: b[Index(b)])

# While it is gone through, it starts to hold something else.
b = flags(70, 10)
seen = []
for v in b:
    seen.append(v)
    if len(seen) == 5:
        b[20] = "x"
    if len(seen) == 30:
        b.append("end")
print(len(seen), seen[20], seen[-1], seen.count(True))


# Loops over lists that change what they hold, or that are of both kinds.
def sieve(n):
    prime = [True] * (n + 1)
    prime[0:2] = [False] * 2
    for i in range(2, int(n**0.5) + 1):
        if prime[i]:
            prime[i * i :: i] = [False] * len(prime[i * i :: i])
    return [i for i in range(n + 1) if prime[i]]


def sieve_by_elements(n):
    prime = [True] * (n + 1)
    i = 2
    while i * i < len(prime):
        if prime[i]:
            for j in range(i * i, n + 1, i):
                prime[j] = False
        i += 1
    return sum(prime) - 2


print(len(sieve(50000)), sieve(50000)[-1], sieve_by_elements(50000), sieve_by_elements(20))


def mark(values, at, value):
    before = values[at]
    values[at] = value
    return before


mixed = [[False] * 100, [0] * 100, [None] * 10, [True] * 70]
count = 0
for step in range(4000):
    for values in mixed:
        if mark(values, step % len(values), step % 3 == 0):
            count += 1
print(count)
for step in range(3000):
    mark(mixed[0], step % 100, step if step > 2500 else True)
print(mixed[0][:5], mixed[0][-1])


def visit(n):
    seen, order, todo = [False] * n, [], [0]
    while todo:
        at = todo.pop()
        if seen[at]:
            continue
        seen[at] = True
        order.append(at)
        for next in (at * 2 + 1, at * 3 % n, (at + 7) % n):
            if next < n and not seen[next]:
                todo.append(next)
    return len(order), all(seen)


print(visit(10), visit(1000), visit(64), visit(5000))


# Loops that go through such lists, and through others, and through one that stops being one.
def through(values):
    count = place = 0
    for v in values:
        if v:
            count += 1
    for i, v in enumerate(values):
        if v:
            place += i
    for v, i in zip(values, range(len(values))):
        if not v:
            place -= i
    return count, place, [i for i, v in enumerate(values) if v][-2:], sum(1 for v in values if v), sum(values)


for step in range(40):
    print(through(flags(300, 2 + step % 3)) if step % 13 == 0 else len(through(flags(300, 5))), end=" ")
print(through([1, 0, 1]), through((True, False)), through("abc"[:0]))


def interrupted(values, at, value):
    seen = 0
    for i, v in enumerate(values):
        if i == at:
            values[at + 1] = value
        seen += v is True
    return seen, values[at + 1]


for step in range(60):
    print(interrupted([True] * 200, 100, False if step < 55 else "x"), end=" ")
print(sum([True] * 100, 5), sum([True] * 100, 0.5), sum([False] * 70, 2**62), next(iter([True] * 64)))


def generated(values):
    yield from values
    yield from (not v for v in values)


print(sum(generated(flags())), list(generated(flags(64)))[-3:])
it = iter(flags(70, 69))
print(next(it), list(it)[-1], next(it, "end"), [*reversed(flags(70, 69))][:2])
