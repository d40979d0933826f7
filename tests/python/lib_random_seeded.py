import random
r = random.Random(42)
print([r.random() for _ in range(3)], [r.randint(1, 6) for _ in range(10)], r.randrange(0, 100, 7), r.choice("abcdef"), r.getrandbits(70), r.uniform(1, 2))
l = list(range(10)); r.shuffle(l); print(l, r.sample(range(100), 5), r.choices("abc", weights=[1, 2, 7], k=8), r.choices([1, 2], cum_weights=[1, 3], k=3))
print(r.gauss(0, 1), r.normalvariate(5, 2), r.expovariate(1.5), r.triangular(0, 1, 0.3), r.betavariate(2, 3), r.gammavariate(2, 1), r.lognormvariate(0, 1), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 1))
state = r.getstate(); a = [r.random() for _ in range(3)]; r.setstate(state); print(a == [r.random() for _ in range(3)])
for seed in ("text", b"bytes", 3.5, -7, 2**100, None and 0): 
    random.seed(seed if seed is not None else 0); print(seed, random.random(), random.randint(0, 10**20))
print(random.Random(5).randbytes(4))
for bad in (lambda: r.choice([]), lambda: r.sample([1], 2), lambda: r.sample({1, 2}, 1), lambda: r.randrange(1.5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
inside = sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(3000)); print(inside)
