# Tuples, lists and objects that a loop makes anew in each turn: what leaves the loop, in whatever way, is the object.
class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def add(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __repr__(self):
        return "Vec(%r, %r)" % (self.x, self.y)


class Point:
    def __init__(self, x):
        self.x = x
        self.next = None


def pairs(n, t):
    for i in range(n):
        t = (t[1], t[0] + t[1])
    return t


# Without a turn it is the object that came in; big integers, floats and strings take over at some turn.
start = (1, 2)
print(pairs(0, start) is start, pairs(1, start), pairs(10, start))
for n in (50, 100, 300):
    print(n, pairs(n, (0, 1)))
print(pairs(3000, (0, 1))[0] % 1000000007)
print(pairs(40, (0.5, 1)), pairs(5, ("a", "b")))
try:
    pairs(3, (1, "x"))
except TypeError as error:
    print(error)
try:
    pairs(3, (1,))
except IndexError as error:
    print(error)


def vectors(n, step):
    v = Vec(0, 0)
    for i in range(n):
        v = v.add(step)
    return v


print(vectors(0, None), vectors(3000, Vec(1, 2)), vectors(3000, Vec(0.5, 1)))
big = vectors(3000, Vec(2**50, 1))
print(big, type(big.x))


def vectors_until(limit, steps):
    v = Vec(0.0, 0.0)
    count = 0
    for step in steps:
        v = v.add(step)
        count += 1
        if v.x > limit:
            break
    return count, v


print(vectors_until(1000.0, [Vec(1.0, 0.5)] * 3000))
print(vectors_until(9000.0, [Vec(1.0, 0.5)] * 3000))
print(vectors_until(9000.0, [Vec(1.0, 0.5)] * 2000 + [Vec(1, "y")] * 0 + [Vec(10**30, 1)] + [Vec(1.0, 1.0)] * 5))


def vectors_caught(steps):
    v = Vec(0, 0)
    try:
        for step in steps:
            v = v.add(step)
    except (TypeError, AttributeError) as error:
        return v, str(error)
    return v, None


print(vectors_caught([Vec(1, 2)] * 2000))
print(vectors_caught([Vec(1, 2)] * 2000 + [None]))
print(vectors_caught([Vec(1, 2)] * 2000 + [Vec(1, "z")]))


# Which object is which: the one of this turn, of the turn before, and one from outside.
def kept(n, first):
    previous = current = first
    same = 0
    for i in range(n):
        previous = current
        current = Vec(i, i)
        if previous is current:
            same += 1
        if previous is first:
            same += 1000
    return same, current is previous, previous, current


first = Vec(-1, -1)
print(kept(0, first), kept(1, first), kept(2, first), kept(3000, first))


def both(n):
    a = b = Vec(0, 0)
    for i in range(n):
        a = Vec(i, a.x)
        b = a if i % 3 else Vec(0, i)
        a.x += 1
    return a is b, a, b


print(both(2999), both(3000), both(3001))


def chained(n):
    head = None
    for i in range(n):
        p = Point(i)
        p.next = head
        head = p
        if i % 5 == 4:
            head = None
    total = 0
    while head is not None:
        total = total * 10 + head.x % 10
        head = head.next
    return total


print(chained(3003), chained(3004), chained(3005))


def mutated(n):
    p = Point(0)
    for i in range(n):
        q = Point(p.x)
        q.x += i
        if i % 7 == 6:
            q.next = i
        p = q
    return p.x, p.next


print(mutated(3000), mutated(2996), mutated(0))


def mutated_and_held(n, fail):
    found = []
    for i in range(n):
        p = Point(i)
        t = (p, i)
        p.x = i + 1
        if i == fail:
            found.append((t[0] is p, t[0].x, p.x, "%d" % t[1]))
            p.x = 0.5
            found.append(t[0].x)
    return found


print(mutated_and_held(3000, 2999), mutated_and_held(3000, 5))


def listed(n):
    p = [0, 1]
    for i in range(n):
        p = [p[1], p[0] + 1]
    p.append(n)
    return p


print(listed(0), listed(1), listed(3000))


def nested(n):
    t = ((0, 1), 2)
    for i in range(n):
        (a, b), c = t
        t = ((b, c), a + 1)
    return t


print(nested(0), nested(1), nested(3000))


def closures(n):
    f = lambda x: x
    for i in range(n):
        k = f(1) & 1023
        f = lambda x: x + k
    return f(10)


print(closures(1), closures(3000))


def best(values):
    b = None
    for value in values:
        p = Vec(value * 7919 % 1000, value)
        if b is None or p.x > b.x:
            b = p
    return b


print(best([]), best(range(1)), best(range(3000)))


def inner(n):
    total = 0
    for i in range(n):
        v = Vec(i, 1)
        for j in range(i % 4):
            v = v.add(Vec(j, 1))
        total += v.x * v.y
    return total, v


print(inner(1), inner(2000))


def stopped(n):
    t = (0, 0)
    i = 0
    while True:
        t = (t[0] + i, t[1] + 1)
        i += 1
        if t[1] >= n:
            return t


print(stopped(1), stopped(2), stopped(3000))


def generated(n):
    t = (0, 1)
    for i in range(n):
        t = (t[1], (t[0] + t[1]) % 10007)
        if i % 100 == 0:
            yield t
    yield t


print(list(generated(1000)))
