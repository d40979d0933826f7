def a():
    x = 1; log = []
    def b():
        nonlocal x; x += 1; y = 10
        def c():
            nonlocal x, y; x *= 2; y += x
            def d(): return x, y, log
            log.append(("c", x, y)); return d
        return c
    return b
b = a(); c = b(); d = c(); c(); b()()
print(d(), [f.__name__ for f in (b, c, d)])
def acc():
    total = 0; hist = []
    def add(n):
        nonlocal total
        def inner():
            nonlocal total
            total += n
            return total
        hist.append(inner()); return hist[-1]
    return add, lambda: (total, len(hist))
add, get = acc()
for i in range(2000): add(i if i < 1500 else i / 2)
print(get()); fs = []
for i in range(3):
    def f(j=i):
        def g(): nonlocal j; j += i; return j
        return g
    fs.append(f())
print([g() for g in fs], [g() for g in fs])
