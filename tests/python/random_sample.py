# random.sample, choices, shuffles and simulations with seeds.

import random

random.seed(7)
print(random.sample(range(100), 10))
print(random.sample("abcdefghij", 4), random.sample([1, 2, 3], 3), random.sample(range(10**6), 5), random.sample(list(range(30)), 25))


def bubble_passes(n):
    values = list(range(n))
    random.shuffle(values)
    passes = 0
    while any(values[i] > values[i + 1] for i in range(n - 1)):
        passes += 1
        for i in range(n - 1):
            if values[i] > values[i + 1]:
                values[i], values[i + 1] = values[i + 1], values[i]
    return passes


print([bubble_passes(12) for _ in range(10)])


def birthday(people, trials):
    hits = 0
    for _ in range(trials):
        days = set()
        for _ in range(people):
            day = random.randrange(365)
            if day in days:
                hits += 1
                break
            days.add(day)
    return hits


print(birthday(23, 150))


def quickselect(values, k):
    pivot = random.choice(values)
    low = [v for v in values if v < pivot]
    same = [v for v in values if v == pivot]
    if k < len(low):
        return quickselect(low, k)
    if k < len(low) + len(same):
        return pivot
    return quickselect([v for v in values if v > pivot], k - len(low) - len(same))


data = [random.randint(0, 1000) for _ in range(301)]
print(quickselect(data, 150) == sorted(data)[150], quickselect(data, 0) == min(data))
mean = sum(random.gauss(100, 15) for _ in range(2000)) / 2000
print(round(mean, 6))


class Markov:
    def __init__(self, text):
        self.table = {}
        for a, b in zip(text, text[1:]):
            self.table.setdefault(a, []).append(b)

    def generate(self, start, n):
        out = start
        while len(out) < n:
            out += random.choice(self.table[out[-1]])
        return out


print(Markov("the theory of the thing that then thinks the thought ").generate("t", 60))
maze = [[1] * 15 for _ in range(15)]


def carve(x, y):
    maze[y][x] = 0
    directions = [(2, 0), (-2, 0), (0, 2), (0, -2)]
    random.shuffle(directions)
    for dx, dy in directions:
        if 0 <= x + dx < 15 and 0 <= y + dy < 15 and maze[y + dy][x + dx]:
            maze[y + dy // 2][x + dx // 2] = 0
            carve(x + dx, y + dy)


carve(0, 0)
print("\n".join("".join("#" if c else "." for c in row) for row in maze))
