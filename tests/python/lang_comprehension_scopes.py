x = "outer"
print([x for x in range(3)], x, {x: y for x, y in zip("ab", "cd")}, {x % 2 for x in range(5)}, list(x for x in "q"), x)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
print([[j * i for j in range(i)] for i in range(4)], [(a, b) for a in range(3) for b in range(a, 3) if a + b != 3])
def outer(n):
    k = 10
    def use(): return [k + i + n for i in range(3) if i != n]
    k = 20
    return use()
print(outer(1), [y for x in [[1, 2], [3]] for y in x], [x if x % 2 else -x for x in range(5)])
class C:
    n = 3
    a = [i for i in range(n)]
    try: b = [n for i in range(2)]
    except NameError as e: b = str(e)
print(C.a, C.b)
gen = (print("eval", v) or v for v in [1, 2]); print("lazy"); print(next(gen), list(gen))
def src(): print("source"); return [1]
g = (v for v in src()); print("made", list(g))
try: [1 / v for v in (1, 0)]
except ZeroDivisionError as e: print(e)
print(sum(i * j for i in range(40) for j in range(40) if (i ^ j) & 1), len({(i * i) % 97 for i in range(500)}), {k: [v for v in range(k)] for k in range(3)})
print([*(i for i in range(3)), *[j for j in "ab"]], dict(enumerate("abc")), [c for c in "hello" if c not in "aeiou"], [i for i in range(20) if i % 2 if i % 3])
m = [[1, 2, 3], [4, 5, 6]]; print([[r[i] for r in m] for i in range(3)], [sum(c) for c in zip(*m)], max((v, (i, j)) for i, r in enumerate(m) for j, v in enumerate(r)))
def deep(): return [[(lambda q: q + i + j)(1) for j in range(2)] for i in range(2)]
print(deep(), [a := 5, a * 2], [(lambda: x)() for x in "ab"], any(v > 2 for v in range(3)), all(v for v in [1, [0], "a"]))
total = 0
for n in range(400): total += sum([i * n for i in range(5) if i % 2]) + len({i % 3: i for i in range(n % 7)})
print(total)
