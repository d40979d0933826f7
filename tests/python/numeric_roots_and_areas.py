"""Numeric methods: bisection, Newton, secants, Simpson and adaptive areas, Romberg, Runge–Kutta, power iteration, least squares, splines."""
from cmath import exp as cexp, isclose as near
from math import cos, e, exp, fsum, inf, isclose, isnan, log, pi, sin, sqrt


class NoConvergence(RuntimeError):
    def __init__(self, method, after):
        super().__init__(f"{method}: not after {after} steps")


def bisection(f, a, b, eps=1e-12):
    fa, fb = f(a), f(b)
    if fa * fb > 0:
        raise ValueError(f"f({a:g}) = {fa:.3f} and f({b:g}) = {fb:.3f} have one sign")
    steps = 0
    while b - a > eps:
        steps += 1
        if (fm := f(m := (a + b) / 2)) * fa <= 0:
            b = m
        else:
            a, fa = m, fm
    return (a + b) / 2, steps


def newton(f, df, x, limit=30):
    for step in range(limit):
        close = near if isinstance(x, complex) else isclose
        if close(new := x - f(x) / df(x), x, rel_tol=1e-14):
            return new, step
        x = new
    raise NoConvergence("newton", limit)


def secant(f, a, b):
    for step in range(40):
        fa, fb = f(a), f(b)
        if fa == fb:
            return b, step
        a, b = b, b - fb * (b - a) / (fb - fa)
    raise NoConvergence("secant", 40)


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * fsum((1 if i in (0, n) else 4 if i % 2 else 2) * f(a + i * h) for i in range(n + 1))


def adaptive(f, a, b, eps=1e-9):
    calls = 0

    def g(x):
        nonlocal calls
        calls += 1
        return f(x)

    def go(a, fa, m, fm, b, fb, whole, eps, depth):
        l, r = (a + m) / 2, (m + b) / 2
        fl, fr = g(l), g(r)
        left, right = (m - a) / 6 * (fa + 4 * fl + fm), (b - m) / 6 * (fm + 4 * fr + fb)
        if depth == 0 or abs(left + right - whole) <= 15 * eps:
            return left + right + (left + right - whole) / 15
        return go(a, fa, l, fl, m, fm, left, eps / 2, depth - 1) + go(m, fm, r, fr, b, fb, right, eps / 2, depth - 1)

    m = (a + b) / 2
    fa, fm, fb = g(a), g(m), g(b)
    return go(a, fa, m, fm, b, fb, (b - a) / 6 * (fa + 4 * fm + fb), eps, 40), calls


def romberg(f, a, b, n=6):
    rows = [[(b - a) / 2 * (f(a) + f(b))]]
    for i in range(1, n):
        h = (b - a) / 2**i
        row = [rows[-1][0] / 2 + h * sum(f(a + k * h) for k in range(1, 2**i, 2))]
        for j, before in enumerate(rows[-1], 1):
            row.append(row[-1] + (row[-1] - before) / (4**j - 1))
        rows.append(row)
    return rows[-1][-1]


def runge_kutta(f, t, y, end, n):
    h = (end - t) / n
    for _ in range(n):
        k1 = f(t, y)
        k2 = f(t + h / 2, [v + h / 2 * k for v, k in zip(y, k1)])
        k3 = f(t + h / 2, [v + h / 2 * k for v, k in zip(y, k2)])
        k4 = f(t + h, [v + h * k for v, k in zip(y, k3)])
        y = [v + h / 6 * (a + 2 * b + 2 * c + d) for v, a, b, c, d in zip(y, k1, k2, k3, k4)]
        t += h
    return y


def dominant(m, turns=200):
    v = [1.0] * len(m)
    for _ in range(turns):
        w = [sum(a * x for a, x in zip(row, v)) for row in m]
        size = sqrt(sum(x * x for x in w))
        v = [x / size for x in w]
    return size, v


r9 = lambda v: [round(x, 9) for x in v] if isinstance(v, (list, tuple)) else round(v, 9)
print(r9(bisection(lambda x: x * x - 2, 0, 2)), r9(bisection(cos, 1, 2)), r9(newton(lambda x: x**3 - x - 2, lambda x: 3 * x * x - 1, 1.5)), r9(secant(lambda x: exp(x) - 3, 1, 2)[0] - log(3)))
z, steps = newton(lambda z: z**3 - 1, lambda z: 3 * z * z, -1 + 1j)
print(f"{z.real:.6f} {z.imag:.6f} {steps}", abs(z - cexp(2j * pi / 3)) < 1e-12)
print(r9(simpson(sin, 0, pi)), r9(romberg(lambda x: 4 / (1 + x * x), 0, 1)), r9(adaptive(sqrt, 0, 1)[0]), adaptive(lambda x: x * x, 0, 3)[1], r9(adaptive(lambda x: 1 / x, 1, e)[0]))
print(r9(runge_kutta(lambda t, y: [y[1], -y[0]], 0, [0.0, 1.0], pi, 200)), r9(runge_kutta(lambda t, y: [y[0] - y[0] * y[1], y[0] * y[1] - y[1]], 0, [2, 1], 5, 150)))
print(r9(dominant([[2, 1], [1, 3]])[0]), r9(dominant([[4, 1, 0], [1, 3, 1], [0, 1, 2]])[1]), isnan(simpson(lambda x: x, 0, inf)))
for act in (lambda: bisection(lambda x: x * x + 1, -1, 1), lambda: newton(lambda x: x * x + 1, lambda x: 2 * x, 0.7), lambda: newton(lambda x: x * x, lambda x: 0, 1), lambda: simpson(log, 0, 1), lambda: adaptive(sqrt, -1, 1), lambda: secant(lambda x: 1 / x, 1, 0), lambda: runge_kutta(lambda t, y: y, 0, 5, 1, 10), lambda: exp(1000)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
