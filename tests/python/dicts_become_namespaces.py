"""Code run with a plain dict as its globals, which compiled loops use before and after as a dict."""
def run(c, n):
    e = {'x': 0}
    exec(c, e)
    t = 0
    for i in range(n):
        d = {'x': i}
        t += d.get('x', 0)
        exec(c, d if i == n - 10 else e)
        t += d.get('x', 0)
    return t
c = compile('x = x + 1', 'c', 'exec')
for r in range(3): print(run(c, 3000))


def run2(c, n):
    e = {'x': 0}
    exec(c, e)
    t = 0
    for i in range(n):
        d = {'x': i}
        for v in d.values(): t += v
        exec(c, d if i == n - 10 else e)
        for k, v in d.items():
            if k == 'x': t += v
    return t
for r in range(3): print(run2(c, 3000))
def add(c, n):
    e = {'x': 0}
    exec(c, e)
    d = {'x': 1}
    t = 0
    for i in range(n):
        t += d.get('x', 0)
        exec(c, d if i == n - 10 else e)
    return t
c = compile('x = x + 1', 'c', 'exec')
for r in range(3): print(add(c, 3000))
def values(c, n):
    e = {'x': 0}
    exec(c, e)
    d = {'x': 1, '__builtins__': 1}
    t = []
    for i in range(n):
        s = 0
        for v in d.values(): s += v
        exec(c, d if i == n - 10 else e)
        t.append(s)
    return t[-12:-7]
c = compile('x += 1', 'c', 'exec')
for r in range(3): print(values(c, 3000))
