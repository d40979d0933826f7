def egcd(a, b):
    if not b: return a, 1, 0
    g, x, y = egcd(b, a % b)
    return g, y, x - a // b * y
def inverse(a, m):
    g, x, _ = egcd(a % m, m)
    if g != 1: raise ValueError(f"{a} has no inverse modulo {m}")
    return x % m
def crt(pairs):
    r, m = 0, 1
    for a, n in pairs:
        g, p, _ = egcd(m, n)
        if (a - r) % g: return None
        r += m * ((a - r) // g * p % (n // g)); m = m // g * n
        r %= m
    return r, m
def legendre(a, p): return pow(a, (p - 1) // 2, p)
def sqrt_mod(a, p):
    if a % p == 0: return 0
    if legendre(a, p) != 1: return None
    q, s = p - 1, 0
    while q % 2 == 0: q //= 2; s += 1
    z = next(z for z in range(2, p) if legendre(z, p) == p - 1)
    m, c, t, r = s, pow(z, q, p), pow(a, q, p), pow(a, (q + 1) // 2, p)
    while t != 1:
        i, u = 0, t
        while u != 1: u = u * u % p; i += 1
        b = pow(c, 1 << (m - i - 1), p)
        m, c, t, r = i, b * b % p, t * b * b % p, r * b % p
    return min(r, p - r)
def log_mod(g, h, p):
    n = int(p ** 0.5) + 1
    table = {pow(g, j, p): j for j in range(n)}
    step = pow(g, -n, p)
    for i in range(n):
        if h in table: return i * n + table[h]
        h = h * step % p
print(egcd(240, 46), [inverse(a, 26) for a in (1, 3, 5, 7, 25)], pow(3, -1, 26) == inverse(3, 26))
for bad in (lambda: inverse(13, 26), lambda: pow(13, -1, 26)):
    try: bad()
    except ValueError as e: print(e)
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6)]), crt([(1, 4), (2, 6)]), crt([(10**9, 10**9 + 7), (5, 998244353)]))
print([sqrt_mod(a, 41) for a in range(12)], sqrt_mod(10, 10**9 + 7), sqrt_mod(5, 10**9 + 9))
print(log_mod(3, 13, 17), log_mod(5, 300, 1009), log_mod(2, 5, 1019))
n, e = 3233, 17
d = inverse(e, 3120)
print(d, [pow(c, d, n) for c in (pow(ord(ch), e, n) for ch in "RSA works")])
