# The random module gives CPython's sequence for a seed.

import random

random.seed(42)
print([random.random() for _ in range(5)])
print([random.randint(1, 100) for _ in range(10)])
print([random.randrange(10) for _ in range(10)], [random.randrange(5, 50, 7) for _ in range(6)])
print([random.choice("abcdef") for _ in range(8)], random.choice([1]), random.choice((1, 2, 3)), random.choice(range(100)))
deck = list(range(20))
random.shuffle(deck)
print(deck)
print([random.uniform(-5, 5) for _ in range(3)])
print([random.gauss(0, 1) for _ in range(4)], random.gauss(10, 2.5))
print(random.randint(0, 2**40), random.randint(0, 2**80), random.randint(-5, 5), random.randrange(2**32))
random.seed(0)
a = [random.random() for _ in range(3)]
random.seed(0)
print(a == [random.random() for _ in range(3)], a)
for seed in (1, 2**40, -7, 123456789012345678901234567890):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 999))
random.seed(5)
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1, 2], 3)):
    try:
        bad()
    except (IndexError, ValueError) as error:
        print(type(error).__name__ + ":", error)
random.seed(2024)
inside = 0
for _ in range(4000):
    x, y = random.random(), random.random()
    if x * x + y * y <= 1:
        inside += 1
print(4 * inside / 4000)
counts = [0] * 6
for _ in range(3000):
    counts[random.randint(1, 6) - 1] += 1
print(counts)
walk = 0
for _ in range(3000):
    walk += random.choice((-1, 1))
print(walk)
