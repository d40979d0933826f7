"""len() and abs() of objects whose class has the method: hot, of several classes at one place, wrong results, errors, and methods that change."""
import operator


class Bag:
    def __init__(self, *items):
        self.items = list(items)
        self.asked = 0

    def __len__(self):
        self.asked += 1
        return len(self.items)

    def __abs__(self):
        self.asked += 1
        return Bag(*(abs(item) for item in self.items))


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        if self.size == 13:
            raise KeyError(self.size)
        return self.size

    def __abs__(self):
        return self.size if self.size != 13 else NotImplemented


class Longer(Bag):
    def __len__(self):
        return super().__len__() + len(self.items)


class Listing(list):
    def __len__(self):
        return -super().__len__() if super().__len__() == 5 else super().__len__() * 2


class Called:
    def __call__(self, other):
        return "called", type(other).__name__

    def __len__(self):
        return 99


class Number(int):
    def __abs__(self):
        return "magnitude"


def outcome(function, value):
    try:
        return function(value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        return type(error).__name__, str(error)


def size(value):
    return len(value)


def magnitude(value):
    return abs(value)


def total(n):
    bag, result = Bag(), 0
    for i in range(n):
        bag.items.append(-i)
        result += len(bag) + (1 if len(bag) > 3 else 0)
        if len(bag) > 10:
            bag.items.clear()
    return result, bag.asked, abs(bag).items


print(total(50))
print(total(1000))
many = [Bag(1, 2), Sized(7), Longer(1, 2, 3), [1], "text", {1: 2}, (), Listing([1]), range(4), {1, 2}, b"xyz"]
print([[size(value) for value in many] for _ in range(100)][-1])
wrong = [-1, True, False, 2.5, "a", None, 1 << 70, 13, -(1 << 70), Number(5), Sized(3), 3]
print([[outcome(size, Sized(value)) for value in wrong] for _ in range(60)][-1])
for value in [5, 3] * 40 + [5]:
    last = outcome(size, Listing(range(value)))
print(last)
numbers = [-2, 2.5, -2.5, True, 1 - 1j, Number(-4), Sized(4), Sized(13), -(1 << 70), "a", None]
print([[outcome(magnitude, value) for value in numbers] for _ in range(100)][-1])


def apply(function, value):
    return function(value)


def mixed(n):
    out = []
    functions = [len, abs, Called(), operator.length_hint, str, lambda value: "lambda"]
    values = [Sized(3), Bag(-1), Called()]
    for i in range(n):
        out.append(outcome(lambda value: apply(functions[i % 6], value), values[i // 6 % 3]))
    return [o if type(o) is not Bag else o.items for o in out[-18:] if not (isinstance(o, str) and " at " in o)]


print(mixed(36))
print(mixed(720))


class Grows:
    def __init__(self):
        self.n = 0

    def __len__(self):
        self.n += 1
        if self.n == 300:
            self.n = 1 << 60
        if self.n > 1 << 60:
            return 7
        if self.n % 100 == 50:
            Grows.other = self.n
        return self.n


def grow(n):
    g, s = Grows(), 0
    for _ in range(n):
        s += len(g)
    return s, Grows.other


print(outcome(grow, 299), outcome(grow, 400))
Sized.__len__ = lambda self: 1000
print(size(Sized(1)))
del Sized.__len__
print(outcome(size, Sized(1)))
print(size(Called()))
