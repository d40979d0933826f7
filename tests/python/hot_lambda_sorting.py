people = [(f"n{i * 7 % 13}", i * 31 % 47, i % 3 == 0) for i in range(120)]
print(sorted(people, key=lambda p: (-p[1], p[0]))[:3], min(people, key=lambda p: p[1] * 2 + len(p[0])), sum(sorted(range(50), key=lambda x: -x % 7)[i] * i for i in range(50)))
by = {}
for p in people: by.setdefault(p[0], []).append(p[1])
print(sorted(((k, sum(v) / len(v)) for k, v in by.items()), key=lambda kv: kv[1])[:2], max(by, key=lambda k: len(by[k])))
n = 0
for i in range(300): n += sorted([(j * i) % 11 for j in range(8)], key=lambda x: (x % 3, -x))[i % 8]
print(n, sorted("The quick brown fox".split(), key=str.swapcase), [*map(lambda f: f(3), [lambda x: x, lambda x: x ** x, lambda x: [x]])])
