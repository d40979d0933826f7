# What loops compute of their variables, when these are small, large and too large for machine words.


def products(low, high, step):
    total = 0
    last = None
    for i in range(low, high, step):
        for j in range(low, high, step):
            last = (i + j) * (i + j + 1) // 2 - i * j
            total ^= last
    return total, last


def grid(width, start):
    cells = []
    y = start
    while y < start + 3:
        x = start
        while x < start + 3:
            cells.append(y * width + x)
            x += 1
        y += 1
    return cells


def falling(high, low, step):
    found = []
    i = high
    while i > low:
        found.append(i * i - (i - low) * i)
        i -= step
    return found


for round in range(40):
    products(0, 12, 1)
    grid(3, 0)
    falling(9, 1, 2)
print(products(0, 12, 1), products(-6, 6, 1))
for shift in 27, 28, 29, 30, 31, 32, 47, 60, 61, 62, 63, 64, 90:
    big = 1 << shift
    print(shift, products(big - 3, big + 3, 2), products(-big, 1 - big, 1))
    print(grid(big, 5), grid(7, big), grid(big, big), grid(-big, -big)[4:6])
    print(falling(big, big - 4, 2), falling(-big, -big - 3, 2), falling(big, -big, big))
for round in range(40):
    products(0, 12, 1)
    grid(3, 0)
    falling(9, 1, 2)
print(products(0, 12, 1), grid(3, 0), falling(9, 1, 2))
