# Truth and comparisons that other methods answer: __bool__, __len__, != by __eq__, > by __lt__ of the other operand.
from collections import deque


class Flag:
    def __init__(self, on):
        self.on = on

    def __bool__(self):
        return self.on


class Sized:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)


class Always:
    pass


class Odd:
    def __bool__(self):
        return 1


class Negative:
    def __len__(self):
        return -1


class Both:
    def __bool__(self):
        return True

    def __len__(self):
        raise RuntimeError("not asked")


class Stack(list):
    pass


def count(values):
    n = 0
    for value in values:
        if value:
            n += 1
        if not value:
            n += 100
        n += 10000 if value and True else 0
    return n


def drain(queue):
    total = 0
    while queue:
        total += queue.pop()
    return total


print(count([Flag(i % 3 == 0) for i in range(60)]))
print(count([Sized([0] * (i % 4)) for i in range(60)]))
print(count([Flag(True), Sized([]), Always(), Both(), Stack(), Stack([1]), deque(), deque([1])] * 10))
for odd in (Odd(), Negative()):
    try:
        print(count([odd]))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(drain(deque(range(50))), drain(Stack(range(50))), drain(list(range(50))))


class Queue:
    def __init__(self, items):
        self.items = list(items)
        self.asked = 0

    def __len__(self):
        self.asked += 1
        return len(self.items)

    def pop(self):
        return self.items.pop()


queue = Queue(range(100))
print(drain(queue), queue.asked)


def truths(flag, n):
    seen = 0
    for i in range(n):
        if flag:
            seen += 1
        if i == n // 2:
            Flag.__bool__ = lambda self: not self.on
    return seen


print(truths(Flag(True), 40), truths(Flag(False), 40))
del Flag.__bool__
print(count([Flag(False)] * 5))


class Failing:
    def __init__(self):
        self.left = 30

    def __bool__(self):
        self.left -= 1
        if self.left == 0:
            raise KeyError("no truth left")
        return True


def until_failure(failing):
    n = 0
    try:
        while failing:
            n += 1
    except KeyError as error:
        return n, str(error)


print(until_failure(Failing()))


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return self.x == other.x and self.y == other.y

    def __lt__(self, other):
        if not isinstance(other, Point):
            return NotImplemented
        return (self.x, self.y) < (other.x, other.y)

    def __le__(self, other):
        return self == other or self < other


class Named(Point):
    def __init__(self, x, y, name):
        super().__init__(x, y)
        self.name = name


class Chatty(Point):
    def __ne__(self, other):
        return "different"


class Vague:
    def __eq__(self, other):
        return []

    def __gt__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return "before"


def walk(start, goal):
    steps = 0
    at = start
    while at != goal:
        at = Point(at.x + (at.x < goal.x), at.y + (at.y < goal.y))
        steps += 1
    return steps


def compare_all(values):
    found = {}
    for a in values:
        for b in values:
            for name, test in (("!=", lambda: a != b), (">", lambda: a > b), (">=", lambda: a >= b)):
                try:
                    result = test()
                except TypeError as error:
                    result = "TypeError"
                found[name, result if isinstance(result, (bool, str)) else repr(result)] = (
                    found.get((name, result if isinstance(result, (bool, str)) else repr(result)), 0) + 1
                )
    return sorted(found.items(), key=str)


def differing(a, b, n):
    count = 0
    for _ in range(n):
        if a != b:
            count += 1
    return count


def greater(a, b, n):
    count = 0
    for _ in range(n):
        if a > b:
            count += 1
        if a >= b:
            count += 100
    return count


print(walk(Point(0, 0), Point(30, 20)))
print(differing(Point(1, 2), Point(1, 2), 30), differing(Point(1, 2), Point(2, 1), 30))
print(differing(Point(1, 2), None, 30), differing(None, Point(1, 2), 30), differing(Point(1, 2), 5, 30))
print(differing(Point(1, 2), Named(1, 2, "a"), 30), differing(Named(1, 2, "a"), Point(1, 2), 30))
print(differing(Chatty(1, 2), Chatty(1, 2), 30), differing(Vague(), Vague(), 30))
print(greater(Point(2, 1), Point(1, 2), 30), greater(Point(1, 1), Point(1, 1), 30), greater(Point(1, 1), Point(1, 2), 30))
print(greater(Named(2, 1, "b"), Point(1, 2), 30), greater(Point(2, 1), Named(1, 2, "b"), 30))
print(compare_all([Point(0, 0), Point(0, 1), Named(0, 1, "x"), Chatty(0, 0), Vague(), 1, None, "a", [1]]))
try:
    greater(Point(1, 1), 5, 30)
except TypeError as error:
    print(error)
try:
    greater(Vague(), Vague(), 30)
except TypeError as error:
    print(error)


def change(a, b, n):
    count = 0
    for i in range(n):
        if a != b:
            count += 1
        if a > b:
            count += 100
        if i == n // 2:
            Point.__ne__ = lambda self, other: False
            Point.__gt__ = lambda self, other: True
    return count


print(change(Point(1, 2), Point(3, 4), 40))
del Point.__ne__, Point.__gt__
print(differing(Point(1, 2), Point(3, 4), 30), greater(Point(1, 2), Point(3, 4), 30))


class Tired:
    def __init__(self):
        self.left = 20

    def __eq__(self, other):
        self.left -= 1
        if self.left < 0:
            raise ValueError("tired")
        return self.left % 2 == 0

    __hash__ = None


def tire(a):
    n = 0
    try:
        while True:
            n += a != None
    except ValueError as error:
        return n, str(error)


print(tire(Tired()))
