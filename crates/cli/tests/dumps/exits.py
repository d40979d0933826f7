# Code that is left at an instruction, for its operands, and at the start of a loop, for what was asked once for all of it.
def total(xs, n):
    s = 0
    i = 0
    while i < n:
        s += xs[i]
        i += 1
    return s


def largest(xs):
    most = 0
    for x in xs:
        if x > most:
            most = x
    return most


largest(list(range(2000)))
largest([3, 4, 5.5])
largest(["a"] if total([1, 2, 3, 4] * 500, 2000) == 0 else [1, 2])
try:
    total([1, 2, 3], 5)
except IndexError:
    pass
