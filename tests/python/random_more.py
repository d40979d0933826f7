# Rarer parts of random: several generators, bits, weights, other distributions, saved state.

import random

random.seed(42)
print(random.expovariate(1.5), random.normalvariate(0, 1), random.triangular(0, 10, 3))
print([random.getrandbits(k) for k in (1, 8, 32, 33, 64, 100)])
print(random.choices([1, 2, 3], k=8), random.choices("ab", weights=[1, 9], k=10), random.choices(["x", "y", "z"], cum_weights=[5, 6, 10], k=5))
own = random.Random(99)
other = random.Random(99)
print(own.random() == other.random(), own.randint(1, 6), own.choice("xyz"), own.sample(range(50), 5))
state = random.getstate()
first = [random.random() for _ in range(3)]
random.setstate(state)
print(first == [random.random() for _ in range(3)])
random.seed(1.5)
print(random.random())
