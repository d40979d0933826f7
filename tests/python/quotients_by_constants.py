# Quotients and remainders by constants, rounded down, of small and large numbers of both signs.


def make(d):
    names = {}
    text = """
def both(x): return x // %d, x %% %d
def mix(xs):
    total = 0
    for x in xs: total = (total * 3 + x // %d * 7 + x %% %d) & 0xfffffff
    return total
""" % (d, d, d, d)
    exec(text, names)
    return names["both"], names["mix"]


sizes = [0, 1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 100, 1000003, 2**31, 2**45, 2**58, 2**60, 2**61 - 9, 2**61]
numbers = [sign * size + more for size in sizes for sign in (1, -1) for more in range(-3, 4)]
numbers = [x for x in numbers if -(2**61) <= x < 2**61]
large = [100, 127, 1000, 1000003, 10**9 + 7, 2**31 - 1, 2**31 + 1, 2**40 + 1, 2**59 + 1, 2**60 - 1, 2**61 - 1]
for d in [*range(3, 40), *large, -3, -7, -10, -1000003]:
    both, mix = make(d)
    for x, (q, m) in zip(numbers, [both(x) for x in numbers]):
        if q * d + m != x or not (0 <= m < d if d > 0 else d < m <= 0):
            print("wrong:", x, d, q, m)
    print(d, mix(numbers), mix(numbers[::-1]), mix(numbers))
