def gcd(a, b):
    while b: a, b = b, a % b
    return a
def fibpair(n):
    if n == 0: return 0, 1
    a, b = fibpair(n // 2); c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)
print(sum(gcd(i, 360) for i in range(1, 2000)), fibpair(100)[0], [fibpair(n)[0] for n in range(12)])
x, y, z = 1, 2.5, "s"
for i in range(3001): x, y, z = y, z, x
print(x, y, z); d = {}
for i in range(2000): k = (i % 3, str(i % 2)); a, b = d.get(k, (0, 1)); d[k] = (a + i, b * -1)
print(sorted(d.items())); l = [(i * 7 % 10, i) for i in range(10)]; (a, b), *r = sorted(l); print(a, b, r[:2], [p for p, _ in l], max(l)[1])
