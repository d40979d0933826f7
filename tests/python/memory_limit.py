# Options: --max-memory 16M
# What a program has let go of does not count.

a = []
try:
    while True:
        a.append([0] * 1000)
except MemoryError:
    print("caught at module level")
del a
b = [1] * 300000
print(len(b))
del b


def fill():
    rows = []
    try:
        while True:
            rows.append([0] * 1000)
    except MemoryError:
        return len(rows)


for _ in range(2):
    n = fill()
    print(1000 < n < 2500)

b = [1] * 300000
print(len(b))
del b


def fill_and_go_on():
    rows = []
    try:
        while True:
            rows.append([0] * 1000)
    except MemoryError:
        n = len(rows)
    rows = None
    more = [2] * 300000
    return len(more)


for _ in range(2):
    print(fill_and_go_on())


def deep(n, rows):
    if n == 0:
        while True:
            rows.append([0] * 1000)
    return deep(n - 1, rows)


for _ in range(2):
    try:
        deep(50, [])
    except MemoryError:
        print("caught from below")
    print(len([3] * 300000))

text = "x"
try:
    while True:
        text += text
except MemoryError:
    print(len(text) >= 1 << 20)
text = None
print(len("y" * 3000000))
