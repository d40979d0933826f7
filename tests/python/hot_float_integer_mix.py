def integrate(f, a, b, n):
    h = (b - a) / n
    return h * (0.5 * f(a) + 0.5 * f(b) + sum(f(a + i * h) for i in range(1, n)))
print(integrate(lambda x: x * x, 0, 3, 1000), integrate(lambda x: 1, 0, 5, 100), integrate(lambda x: x ** 3 - x, -1, 1, 500))
def newton(x, n=30):
    g = x
    for _ in range(n): g = (g + x / g) / 2 if g else 0
    return g
print([newton(x) for x in (2, 2.0, 10**10, 0.25)], sum(newton(i) for i in range(1, 200)))
t = 0
for i in range(3000): t = t + i if i % 3 else t * 0.5 if i % 2 else int(t)
print(t); c = 0
for i in range(3000): c += (i / 3 == i // 3) + (i * 0.1 < i) + (i % 2.5 == 0) + (i == float(i)) + (-i // 4 < -i / 4)
print(c, 2**53 + 1.0, 2**53 + 1 == 2.0**53, 1e308 * 10, -1e308 * 10)
