# Operators, computed properties and sites of many shapes while classes change under them.


class P:
    def __init__(self, x):
        self.x = x

    def __lt__(self, other):
        return self.x < other.x

    def __add__(self, other):
        return P(self.x + other.x)

    def name(self):
        return "P"

    @property
    def twice(self):
        return self.x * 2


class Q(P):
    def name(self):
        return "Q" + super().name()


def compare(a, b, n):
    count = 0
    for i in range(n):
        if a < b:
            count += 1
        count += (a + b).x
    return count


def names(objects, n):
    text = 0
    for i in range(n):
        object = objects[i % len(objects)]
        text += len(object.name()) + object.x
    return text


def twice(objects, n):
    total = 0
    for i in range(n):
        total += objects[i % len(objects)].twice
    return total


p, q = P(1), Q(2)
print(compare(p, q, 900), compare(q, p, 900), twice([p, q], 900))
Q.__lt__ = lambda self, other: True
Q.__radd__ = lambda self, other: P(100)
print(compare(p, q, 900), compare(q, p, 900))
P.__lt__ = lambda self, other: False
del Q.__lt__
print(compare(p, q, 900), compare(q, p, 900))
P.twice = property(lambda self: 5)
print(twice([p, q], 900))
Q.twice = 11
print(twice([p, q], 900))

kinds = []
for k in range(9):
    kinds.append(type("K%d" % k, (P,), {"name": (lambda k: lambda self: "k" * k)(k)}) if k % 2 else P)
objects = [kind(i) for i, kind in enumerate(kinds)]
for i, object in enumerate(objects):
    setattr(object, "a%d" % i, i)
print(names(objects, 2000))
P.name = lambda self: "changed"
print(names(objects, 2000))
kinds[1].name = lambda self: "own"
objects[2].name = lambda: "of the object"
print(names(objects, 2000))
try:
    names(objects + [3], 2000)
except AttributeError as error:
    print(error)


class Late:
    def __init__(self, x):
        self.x = x


try:
    compare(Late(1), Late(2), 10)
except TypeError as error:
    print(error)
Late.__lt__ = P.__lt__
Late.__add__ = lambda self, other: NotImplemented
try:
    compare(Late(1), Late(2), 10)
except TypeError as error:
    print(error)


# Names of classes are strings, and those of builtin types stay.
class Named:
    pass


def refused(action):
    try:
        action()
    except TypeError as error:
        print(error)


def without(name):
    delattr(Named, name)


for name in ["__name__", "__qualname__"]:
    refused(lambda: without(name))
    refused(lambda: setattr(Named, name, 5))
    refused(lambda: setattr(int, name, "x"))
    descriptor = type.__dict__[name]
    refused(lambda: descriptor.__set__(int, "x"))
    refused(lambda: descriptor.__delete__(int))
    refused(lambda: descriptor.__delete__(Named))
    descriptor.__set__(Named, "Other")
print(Named, Named.__name__, Named.__qualname__, int, int.__name__, int.__qualname__)
