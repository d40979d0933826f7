r = range(2, 20, 3); print(r, list(r), len(r), r[2], r[-1], r[1:3], r[::-1], 8 in r, 9 in r, r.index(11), r.count(5), r.start, r.stop, r.step, r == range(2, 18 + 2, 3), hash(range(0)) == hash(range(5, 5)), range(0) == range(3, 1), bool(range(0)), min(r), sum(r), list(reversed(r)))
print(range(10**20)[10**19], len(range(0, 10**18, 7)), range(5, 0, -2), list(range(5, 0, -2)), 2.0 in range(5), "a" in range(3), True in range(2), range(3) == [0, 1, 2], list(range(-3, 3)), range(1, 10)[3:100:2], list(range(10)[-3:]), repr(range(1, 2, 1)))
for bad in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(), lambda: range(3)[5], lambda: range(3).index(9), lambda: range("a"), lambda: len(range(10**30)), lambda: range(3) + range(2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
t = 0
for i in range(1000): t += i
for i in range(1000, 0, -1): t -= i
for i in range(0, 3000, 7): t ^= i
for i in range(10**19, 10**19 + 5): t += i % 10
for i in range(5):
    for i in range(i): t += i
print(t, i); i = 3
for i in range(0): pass
print(i, [list(range(a, b, c)) for a, b, c in ((0, 1, 5), (1, 0, -5), (0, -4, -2))])
