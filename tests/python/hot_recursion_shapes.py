import sys
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
def hanoi(n, a="A", b="B", c="C"): return [] if n == 0 else hanoi(n - 1, a, c, b) + [(a, c)] + hanoi(n - 1, b, a, c)
def perms(s): return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i+1:])]
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
def tak(x, y, z): return z if y >= x else tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
print(ack(2, 6), len(hanoi(8)), hanoi(3), len(perms("abcde")), perms("abc"), even(500), odd(501), tak(9, 5, 2))
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(800))
try: deep(10**6)
except RecursionError as e: print(type(e).__name__)
