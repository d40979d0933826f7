# Loops that go up to a limit, or down to one, and not only near it: at the ends of what fits a machine word, integers go on.

TOP = (1 << 61) - 1
BOTTOM = -(1 << 61)


def up(start, limit):
    total = 0
    i = start
    while i <= limit:
        total ^= i
        i += 1
    return i, total


def down(start, limit):
    total = 0
    i = start
    while i >= limit:
        total ^= i
        i -= 1
    return i, total


def by_three(start, limit):
    count = 0
    i = start
    while i <= limit:
        count += 1
        i = 3 + i
    return i, count


def minus_negative(start, limit):
    count = 0
    i = start
    while i <= limit:
        count += 1
        i = i - -2
    return i, count


for r in range(1200):
    up(r, r + 40)
    down(r, r - 40)
    by_three(r, r + 90)
    minus_negative(r, r + 50)
for function, near in ((up, TOP), (by_three, TOP), (minus_negative, TOP)):
    for back in (100, 5, 1, 0):
        print(function.__name__, function(near - 120, near - back), function(near - 30, near + 1 - back))
for ahead in (100, 5, 1, 0):
    print("down", down(BOTTOM + 120, BOTTOM + ahead), down(BOTTOM + 30, BOTTOM - 1 + ahead))
print(up(5, 4), up(TOP, TOP), up(TOP + 1, TOP), up(TOP, TOP + 3), down(BOTTOM, BOTTOM), down(BOTTOM - 1, BOTTOM - 3))
print(by_three(0.5, 30), by_three(1, 30.5), minus_negative(True, 9))
