s, l, t, b = "abcdefghij", list(range(10)), tuple(range(10)), bytes(range(97, 107))
for sl in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1), slice(8, 2, -2), slice(5, 100), slice(-100, 3), slice(0, 0), slice(None, None, 3), slice(-1, -20, -4), slice(3, 3, -1)):
    print(sl.indices(10), s[sl], l[sl], t[sl], b[sl], range(10)[sl])
a = list("abcdef")
a[1:3] = "XYZ"; print(a); a[::2] = [1, 2, 3, 4]; print(a); del a[-2:]; print(a); a[2:2] = ["ins"]; print(a); a[10:] = "end"; print(a); a[:] = a[::-1]; print(a); del a[::3]; print(a)
for bad in ("a[::2] = [1]", "a[::0]", "a['x']", "a[1.0]", "a[100]", "s[100]", "t[10]", "del a[99]", "a[99] = 1", "s[0] = 'x'", "t[0] = 1", "l[None:'x']", "range(3)[5]", "b[0] = 1"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
class S:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
x = S()
print(x[1], x[1:2], x[1:2, ::3], x[...], x[(1, 2)], x[:, None], x[-1:], x["a":"b"])
x[1:2] = 5; del x[::2]; x[1, 2] = 3; x[()] = 0
total = 0
for i in range(1500):
    part = l[i % 10:i % 7 + 3]; total += len(part) + sum(l[::-(i % 3 + 1)]) + len(s[-(i % 4):])
print(total, slice(1, 2) == slice(1, 2, None), slice(1, 2, 3).step, s[slice(*[1, 4])])
m = [[i * 3 + j for j in range(3)] for i in range(3)]
print([r[1] for r in m], [r[::-1] for r in m[::-1]], sum((r[:2] for r in m), []))
