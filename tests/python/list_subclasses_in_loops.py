# Lists of classes of the program's: what hot loops do with them, and what changes under way.
class Rows(list):
    pass


class Stack(list):
    def push(self, item):
        self.append(item)

    def top(self):
        return self[-1]


class Counted(list):
    def __len__(self):
        return 100

    def __iter__(self):
        return iter(["own", "iteration"])

    def append(self, item):
        list.append(self, item * 2)

    def pop(self):
        return "popped " + str(list.pop(self))


class NeverEmpty(list):
    def __bool__(self):
        return True


def total(rows):
    s = 0
    for row in rows:
        s += row
    return s


def fill(kind, n):
    rows = kind()
    for i in range(n):
        rows.append(i)
    return rows


def lengths(rows, n):
    s = 0
    for _ in range(n):
        if rows:
            s += len(rows)
        if not rows:
            s += 1
    return s


def drain(rows):
    s = []
    while rows:
        s.append(rows.pop())
    return s


for _ in range(60):
    rows = fill(Rows, 30)
    assert total(rows) == 435 and type(rows) is Rows
    assert lengths(rows, 10) == 300 and lengths(Rows(), 10) == 10
    assert drain(rows) == list(range(29, -1, -1))
print(total([1, 2, 3]), total((4, 5)), total(Rows([7, 8])), total(range(4)), total({1: 2, 3: 4}))
print(fill(list, 3), fill(Rows, 3), fill(Counted, 3))
print(lengths([1], 3), lengths(Counted(), 2), lengths(NeverEmpty(), 2), lengths(Rows([5]), 2), lengths((), 1))
print(drain([1, 2]), drain(Rows([3])), list(Counted()))
counted = Counted()
counted.append(4)
print(counted.pop(), [x for x in counted], len(counted), bool(counted))

stack = Stack()
seen = 0
for i in range(300):
    stack.push(i)
    seen += stack.top()
    if i % 3 == 0:
        seen += stack.pop()
print(seen, len(stack), stack[:3], stack[-2:])
try:
    while True:
        stack.pop()
except IndexError as error:
    print(error, len(stack))


def grows(rows):
    steps = 0
    for row in rows:
        if len(rows) < 12:
            rows.append(row + 1)
        steps += 1
    return steps, rows


for _ in range(40):
    result = grows(Rows([1, 2]))
print(result)


def shrinks(rows):
    out = []
    for row in rows:
        out.append(row)
        if row % 2:
            rows.remove(row)
    return out


for _ in range(40):
    result = shrinks(Rows(range(8)))
print(result)

# Classes that change while loops are hot.
class Later(list):
    pass


def use(rows):
    return [x for x in rows], len(rows), bool(rows)


items = Later([1, 2])
for _ in range(80):
    before = use(items)
Later.__iter__ = lambda self: iter("ab")
print(before, use(items))
Later.__len__ = lambda self: 0
print(use(items))
Later.__bool__ = lambda self: True
print(use(items))
del Later.__iter__, Later.__len__, Later.__bool__
print(use(items))
Later.append = lambda self, x: print("appending", x)
for i in range(2):
    items.append(i)
del Later.append
items.append(3)
print(items)


# Attributes beside the elements, and the same loop over several classes.
class Named(Rows):
    def __init__(self, name, values):
        super(Named, self).__init__(values)
        self.name = name


def names(groups):
    out = []
    for group in groups:
        s = 0
        for value in group:
            s += value
        out.append((getattr(group, "name", "-"), s, len(group)))
    return out


groups = [Named("n", [1, 2]), Rows([3]), [4, 5], Stack([6]), (7,), NeverEmpty()]
for _ in range(50):
    result = names(groups)
print(result)


# Named tuples are iterated by the tuple they hold.
from collections import namedtuple

Point = namedtuple("Point", "x y")


class Loud(Point):
    def __iter__(self):
        return iter(("loud", self.x))


def spread(point):
    return [value for value in point]


for _ in range(60):
    result = spread(Point(1, 2))
print(result, spread(Loud(3, 4)), spread([5]), spread("xy"))
