def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def down(): nonlocal n; n -= 1; return n
    return up, down, lambda: n
up, down, get = counter(5)
for i in range(3000):
    up(i % 3)
    if i % 4 == 0: down()
print(get())
adders = [lambda x, k=k: x + k for k in range(5)]
late = [lambda x: x + k for k in range(5)]
print([f(10) for f in adders], [f(10) for f in late])
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
f = compose(*adders, lambda x: x * 2)
print(sum(f(i) for i in range(2000)))
def memo(f):
    table = {}
    def run(*args):
        if args not in table: table[args] = f(*args)
        return table[args]
    run.table = table
    return run
@memo
def paths(a, b): return 1 if not a or not b else paths(a - 1, b) + paths(a, b - 1)
print(paths(30, 30), len(paths.table))
def switch():
    state = "int"
    def step(i):
        nonlocal state
        if i == 1500: state = 2.5
        if i == 2500: state = 10**30
        return state * 2
    return step
step = switch()
out = [step(i) for i in range(3000)]
print(out[0], out[1600], out[-1])
