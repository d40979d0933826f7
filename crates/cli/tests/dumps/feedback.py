# Globals that are bound once and others, elements of one kind and of several, and calls.
scale = 3
total = 0


class Box:
    def __init__(self, value):
        self.value = value

    def scaled(self):
        return self.value * scale


def element(xs, i):
    return xs[i]


def first(xs):
    return xs[0]


def fill(n):
    global total
    floats = [0.5] * n
    for i in range(n):
        total += Box(i).scaled() + first((i, n))
        for xs in [1, 2], (3, 4), floats:
            element(xs, i & 1)


def unused():
    return total


for i in range(100):
    fill(40)
