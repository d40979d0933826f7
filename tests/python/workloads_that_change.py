# The same functions meet integers, floats, objects of one class and of others, and what they met first again: long enough
# for their code to be made for each anew.


class Square:
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


class Box:
    def __init__(self, width, height):
        self.width = width
        self.height = height

    def area(self):
        return self.width * self.height


class Odd(Box):
    def area(self):
        return -super().area()


def total(shapes):
    result = 0
    for shape in shapes:
        result += shape.area()
    return result


def dot(a, b):
    result = 0
    for i in range(len(a)):
        result += a[i] * b[i]
    return result


def each(f, values):
    return [f(value) for value in values]


def counted(n):
    for i in range(n):
        yield i


def work(shapes, values, f, rounds):
    results = []
    for r in range(rounds):
        results.append((total(shapes), dot(values, values), sum(each(f, values), values[0])))
        if r % 50 == 0:
            results.append(sum(counted(r)))
    return len(results), results[0], results[-1]


ints = list(range(40))
floats = [i / 4 for i in ints]
phases = [
    ([Square(i % 9) for i in ints], ints, lambda v: v + 1),
    ([Square(v) for v in floats], floats, lambda v: v * 2.0),
    ([Box(i % 7, i % 5) for i in ints], ints, lambda v: -v),
    ([Odd(i % 7, i % 5) for i in ints], [2**70] * 40, lambda v: v - 2**70),
    ([Square(i % 9) for i in ints], ints, lambda v: v + 1),
    ([(Square(i), Box(i, 2), Odd(i, 1.5))[i % 3] for i in ints], [i if i & 1 else i / 2 for i in ints], abs),
]
for turn in range(2):
    for shapes, values, f in phases:
        print(work(shapes, values, f, 400))
Square.area = lambda self: 1
print(work(*phases[0], 200), work(*phases[5], 200))
