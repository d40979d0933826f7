"""Loops over the entries of dicts, which change meanwhile, or are not dicts the next time."""
def run():
    out = []
    for mode in range(12):
        d = {i: i * 2 for i in range(20)}
        if mode == 1: del d[3]
        if mode == 2: del d[0], d[19]
        if mode == 3: d = {}
        s = 0
        try:
            for k, v in d.items():
                s += k + v
                if mode == 4 and k == 5: d[k] = 1
                if mode == 5 and k == 5: d[100] = 1
                if mode == 6 and k == 5: del d[4]
                if mode == 7 and k == 19: d[101] = 1
                if mode == 9 and k == 5: d.clear()
                if mode == 10 and k == 5: break
        except RuntimeError as e:
            s = (s, str(e))
        ks = 0
        for k in d: ks += k
        vs = 0
        for v in d.values(): vs += v
        r = 0
        for k in reversed(d): r = r * 3 % 1000 + k
        out.append((mode, s, ks, vs, r))
    return out
def it(x):
    s = 0
    for y in x: s += y
    return s
for i in range(60): a = run()
for r in a: print(r)
for i in range(40):
    for x in ({1: 2}, {1: 2}.values(), [1, 2], {3, 4}, (5,), range(3), iter({7: 8}), reversed({1: 1, 2: 2}), (j for j in range(3))):
        b = it(x)
    b = [it(x) for x in ({1: 2}, {1: 2}.values(), [1, 2], {3, 4})]
print(b)
it2 = iter({1: 2, 3: 4})
def use(it):
    for x in it:
        return x
for i in range(100):
    z = iter({1: 2, 3: 4}); c = [use(z), use(z), use(z), use(z)]
print(c)
from collections import OrderedDict, defaultdict, Counter
def f(d):
    t = []
    for k, v in d.items(): t.append((k, v))
    return t
for i in range(100):
    e = [f(OrderedDict(a=1, b=2)), f(defaultdict(int, a=1)), f(Counter("abca"))]
print(e)
