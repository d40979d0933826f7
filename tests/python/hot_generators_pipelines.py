def numbers(n):
    i = 0
    while i < n:
        got = yield i
        i += 1 if got is None else got
def keep(test, it):
    for x in it:
        if test(x): yield x
def pairs(it):
    it = iter(it)
    for a in it:
        b = next(it, None)
        yield a, b
def flatten(tree):
    for x in tree:
        if isinstance(x, list): yield from flatten(x)
        else: yield x
total = 0
for a, b in pairs(keep(lambda x: x % 3, numbers(3000))): total += a * (b or 1) % 7
print(total)
g = numbers(3000); s = next(g); 
try:
    while True: s += g.send(1 + s % 3)
except StopIteration: pass
print(s)
deep = [1]
for i in range(60): deep = [i, deep, [i]]
print(sum(flatten(deep)), len(list(flatten([deep] * 10))))
def guarded(n):
    try:
        for i in range(n):
            try: yield i
            except ValueError as e: yield f"caught {e}"
    finally: log.append(n)
log = []
for turn in range(500):
    g = guarded(5); next(g); out = g.throw(ValueError(turn)); g.close()
print(out, len(log), set(log))
print(sum(x * y for x in range(60) for y in range(x) if (x + y) % 3))
print(sum(1 for _ in zip(numbers(500), numbers(300))), max(keep(lambda v: v % 11 == 0, numbers(1000))))
