# Keys that are taken out of a dict, of whom others were displaced.
d={i:i for i in range(1000)}
for i in range(0,1000,3): d.pop(i)
for i in range(1,1000,3): del d[i]
print(len(d), list(d)[:5], d.pop(2), d.pop('q',None), 5 in d)
keys = [str(i) for i in range(2000)]
d = dict.fromkeys(keys, 0)
for key in keys[::2]:
    assert d.pop(key) == 0
assert all((key in d) == (i % 2 == 1) for i, key in enumerate(keys))
for key in keys[::2]:
    d[key] = 1
print(len(d), sum(d.values()), list(d)[:2], list(d)[-1], d.pop("0"), "0" in d)
