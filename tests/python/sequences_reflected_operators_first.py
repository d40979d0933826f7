# Joining and repeating a builtin sequence is no arithmetic: the reflected method of the right operand comes first.
import array
import collections


class Number(int):
    def __rmul__(self, other):
        return "rmul"

    def __radd__(self, other):
        return "radd"


class Left(int):
    def __mul__(self, other):
        return "mul"


class Iterable:
    def __radd__(self, other):
        return "radd of an iterable"

    def __iter__(self):
        return iter((5, 6))


class Declines(int):
    asked = 0

    def __rmul__(self, other):
        Declines.asked += 1
        return NotImplemented

    __radd__ = __rmul__


class Own(list):
    def __mul__(self, other):
        return "own mul"

    __imul__ = __mul__

    def __iadd__(self, other):
        return "own iadd"


class Bare(list):
    pass


def told(f, *arguments):
    try:
        return f(*arguments)
    except TypeError as error:
        return str(error)


def times(a, b):
    return a * b


def plus(a, b):
    return a + b


def times_in_place(a, b):
    a *= b
    return a


def plus_in_place(a, b):
    a += b
    return a


def sequences():
    return "s", [1], (1,), b"a", bytearray(b"a"), Own([1]), [1.5] * 9


for turn in range(3):
    for operator in times, plus, times_in_place, plus_in_place:
        for number in Number(2), Left(2), Iterable(), Declines(2), 2, True:
            if turn == 0 or turn == 2:
                print([told(operator, sequence, number) for sequence in sequences()])
    print([told(times, number, "s") for number in (Number(2), Left(2), Declines(2), 2)])
    print(times(Bare([1]), Number(2)), plus(Bare([1]), Number(2)), plus_in_place(Bare([1]), Iterable()), times_in_place(Bare([1]), Number(2)))
print(Declines.asked)


def total(n):
    count = 0
    for i in range(n):
        count += len("ab" * Number(i)) + len([i] * Left(3))
    return count


print(total(3000), [1].__mul__(Number(3)), "ab".__mul__(Number(2)))


def library(n):
    items, numbers = collections.deque([1, 2]), array.array("i", [1, 2])
    items *= n
    numbers *= n
    return items, numbers, collections.deque([1]) * n, array.array("i", [1]) * n, told(times, items, 1.5), told(times, numbers, 1.5)


print(library(2), library(True), library(Left(2)))
