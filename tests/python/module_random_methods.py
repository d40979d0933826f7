"""random: values of seeded generators, states, weights, shuffles, distributions, errors."""
import random
from random import Random


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


random.seed(12345)
print([random.randrange(100) for _ in range(8)], random.random(), random.getrandbits(70))
print([random.randint(-5, 5) for _ in range(8)], random.uniform(2, 3), random.choice("abcdef"))
for seed in (0, 1, -1, 2**80, 3.5, "text", b"bytes"):
    r = Random(seed)
    print(repr(seed), r.random(), r.getrandbits(40), r.randrange(10**30))
print(attempt(lambda: Random([1])), attempt(lambda: Random((1, 2))))
r = Random(7)
cards = list(range(12))
r.shuffle(cards)
print(cards, r.sample(range(1000), 6), r.sample("abcdefgh", k=8))
print(r.choices("xyz", k=10), r.choices("xyz", [1, 5, 0], k=10), r.choices([1, 2], cum_weights=[3, 4], k=6))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], state[0], state[2])
print(round(r.gauss(0, 1), 12), round(r.gauss(10, 2), 12), round(r.normalvariate(5, 1), 12), round(r.expovariate(2), 12))
print(round(r.betavariate(2, 3), 12), round(r.gammavariate(2, 1), 12), round(r.gammavariate(0.5, 1), 12), round(r.gammavariate(1, 3), 12))
print(round(r.triangular(0, 10, 3), 12), round(r.lognormvariate(0, 0.25), 12), round(r.vonmisesvariate(1, 4), 12))
print(round(r.paretovariate(3), 12), round(r.weibullvariate(1, 1.5), 12))
print(r.randbytes(6), r.randrange(10, 0, -3), r.randrange(5, 6), r.getrandbits(0), r.getrandbits(1))
for action in (lambda: r.randrange(0), lambda: r.randrange(1, 5, 0), lambda: r.randrange(1.5),
               lambda: r.choice([]), lambda: r.sample([1, 2], 3), lambda: r.sample({1, 2}, 1),
               lambda: r.choices([1, 2], [0, 0]), lambda: r.choices([1], [1, 2]), lambda: r.getrandbits(-1),
               lambda: r.choices([1, 2], [1, 2], cum_weights=[1, 3]), lambda: r.shuffle((1, 2))):
    print(attempt(action))


def walk(seed, turns):
    r = Random(seed)
    x = y = 0
    for _ in range(turns):
        dx, dy = r.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x += dx
        y += dy * r.randint(1, 3)
        if r.random() < 0.01:
            x = y = 0
    return x, y


print([walk(s, 200) for s in range(3)])


def estimate(turns):
    r = Random(99)
    inside = 0
    for _ in range(turns):
        a, b = r.random(), r.random()
        inside += a * a + b * b < 1
    return inside


print(estimate(1000))
