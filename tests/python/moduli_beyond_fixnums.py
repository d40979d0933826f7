# Powers of two that are no fixnums divide what has overflowed.
def f(n):
    a = 1
    for i in range(n):
        a = (a * 3 + 1) % 2305843009213693952
    return a
def g(n):
    a = 1
    for i in range(n):
        a = (a * 5 + 1) % 4611686018427387904
        a = (a + 4611686018427387900) % 2305843009213693952
    return a
def h(n):
    a = 1
    for i in range(n):
        a = (a * 3 + 1) % 1152921504606846976
        a = (a << 7) & 2305843009213693951
    return a
for k in range(6):
    print(f(1000 + k), g(1000 + k), h(1000 + k))
def square(b):
    return b * b % (2 ** 61)
def squares_of(values):
    total = 0
    for b in values:
        total = (total * 31 + b * b % (2 ** 61)) % 1000003
    return total
values = [3, 7, 2 ** 31, 2 ** 40 + 1, 5, -(2 ** 35)] * 400
print([square(b) for b in values * 3][-6:], squares_of(values))
print(squares_of(values), square(2 ** 80), square(-3))
