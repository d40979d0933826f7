def constants():
    return 2 * 3, -1, 1 << 20, 2 ** 64, "a" * 3, 7 // -2, (1, (2, "x"))

def in_place(x, y):
    x += 1
    x -= y
    y = x + 1 - 2
    return x * y

def in_loop(n):
    total = 0
    while n != 0:
        total += n % 7
        n -= 1
    return total

def walrus(x):
    return x + (x := 1) + x

def booleans():
    return True & False, True | 2, +True, not 3
