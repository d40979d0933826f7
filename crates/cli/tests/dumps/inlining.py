# What is inlined, and why other calls are not.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def area(self):
        return self.x * self.y


def pairs(n):
    i = 0
    while i < n:
        yield i, i + 1
        i += 1


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def call(f, x):
    return f(x)


def negative(x):
    return -x


def square(x):
    return x * x


def cube(x):
    return x * x * x


def same(x):
    return x


def double(x):
    return x + x


def count(*args):
    return len(args)


def work(n, some):
    total = 0
    for a, b in pairs(n):
        total += Point(a, b).area()
    for f in negative, square, cube, same, double:
        total += call(f, n)
    return total + fib(3) + count(*some)


def repeat(n, some):
    for i in range(n):
        work(3, some)


repeat(2000, [1] * 20)
