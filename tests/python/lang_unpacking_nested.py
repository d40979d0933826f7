a, (b, *c), [d, [e]] = 1, "xyz", (4, [5])
print(a, b, c, d, e)
*head, last = range(5); first, *mid, end = "hello"
print(head, last, first, mid, end)
for i, (k, (v, *w)) in enumerate({"p": (1, 2, 3), "q": "ab"}.items()): print(i, k, v, w)
(x, y), z = [1, 2], 3; x, y = y, x
print(x, y, z)
def f(*args, **kw): return args, kw
print(f(*[1, 2], *"ab", **{"k": 1}, **dict(m=2)), [*range(3), *{7: 1}], {*"aab", *[1]} == {"a", "b", 1}, (*"xy",))
print({**{"a": 1, "b": 2}, "b": 3, **{"c": 4}})
l = [0] * 5
l[0], l[1:3], *l[3:] = 9, "ab", 7, 8
print(l)
class O: pass
o = O(); o.x, o.y = o.z = 1, 2
print(vars(o))
i = 0; arr = [10, 20, 30]
i, arr[i] = 2, 99
print(i, arr)
for bad in ("a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 5", "[a] = []", "*a, b = ''"):
    try: exec(bad)
    except (ValueError, TypeError) as err: print(bad, "->", err)
print([x + y for x, y in [(1, 2), (3, 4)]], [t for *t, _ in ["abc", (1, 2)]], dict((k, v) for k, *v in ["abc", "de"]))
total = 0
for i in range(2000):
    p, *q = i, i + 1, i + 2
    (r, s), t = q, p
    total += r * s - t
print(total)
