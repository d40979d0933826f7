# Recursion: factorial, ackermann, hanoi, mutual, permutations, deep recursion, RecursionError caught.
# Not in: collecting_compiled
# (Compiled frames are small and recurse a hundred times deeper before the stack ends; each of the collections scans it all.)

import sys


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append((a, c))
        hanoi(n - 1, b, a, c, moves)
    return moves


def is_even(n):
    return True if n == 0 else is_odd(n - 1)


def is_odd(n):
    return False if n == 0 else is_even(n - 1)


def permutations(items):
    if len(items) <= 1:
        return [items]
    return [[items[i]] + rest for i in range(len(items)) for rest in permutations(items[:i] + items[i + 1 :])]


def power_set(items):
    if not items:
        return [[]]
    rest = power_set(items[1:])
    return rest + [[items[0]] + subset for subset in rest]


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def tak(x, y, z):
    return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


print(factorial(50), fib(17), ackermann(2, 6), len(hanoi(8, "a", "b", "c", [])), hanoi(2, 1, 2, 3, []))
print(is_even(600), is_odd(601), len(permutations([1, 2, 3, 4, 5])), permutations("abc" and ["a", "b", "c"])[-1], power_set([1, 2, 3]))
print(depth(900), tak(9, 5, 2))


def endless(n):
    return endless(n + 1) + 1


try:
    endless(0)
except RecursionError as error:
    print("RecursionError:", error)
    print(isinstance(error, RuntimeError))


def endless_mutual_a(n):
    return endless_mutual_b(n)


def endless_mutual_b(n):
    return endless_mutual_a([n])


for attempt in range(3):
    try:
        endless_mutual_a(None)
    except RecursionError:
        print("caught again", attempt)
print(depth(800))


def measured(n):
    global deepest
    deepest = n
    measured(n + 1)


deepest = 0
try:
    measured(0)
except RecursionError:
    print(900 < deepest)
sys.setrecursionlimit(3000)
print(depth(2500), sys.getrecursionlimit())
sys.setrecursionlimit(1000)


class Node:
    def __init__(self, n):
        self.child = Node(n - 1) if n else None

    def count(self):
        return 1 + (self.child.count() if self.child else 0)


print(Node(150).count())


def with_finally(n, log):
    try:
        if n:
            with_finally(n - 1, log)
        else:
            raise KeyError("deep")
    finally:
        log.append(n)


log = []
try:
    with_finally(120, log)
except KeyError as error:
    print(error, len(log), log[:3])


def collect(n, acc=None):
    acc = [] if acc is None else acc
    if n:
        acc.append(n)
        return collect(n - 1, acc)
    return acc


print(sum(collect(300)), collect(3))
print(sum(depth(k % 40) for k in range(600)))


def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


def binary(n):
    return str(n) if n < 2 else binary(n // 2) + str(n % 2)


def flatten(t):
    return [t] if not isinstance(t, (list, tuple)) else [x for s in t for x in flatten(s)]


print(gcd(2**40 * 3, 6**20), binary(1234567), flatten([1, (2, [3, (4,)]), [[[5]]]]))
compose = lambda f, n: (lambda x: x) if n == 0 else (lambda x: f(compose(f, n - 1)(x)))
print(compose(lambda v: v + 2, 50)(0))
