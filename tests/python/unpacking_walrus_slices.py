"""Unpacking, walrus, chained assignment and slices with all their errors, also hot."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a, (b, *c), d = 1, "xyz", {4}
*e, f = range(4)
[g, *h] = (9,)
x = y = z = []
y.append(1)
print(a, b, c, d, e, f, g, h, x is z, x)
i, lst = 0, [0, 0, 0]
i, lst[i] = 2, "first"
lst[0], lst[2] = lst[2], lst[0]
print(i, lst)
for (p, q), *r in [((1, 2), 3), ((4, 5),)]:
    print(p, q, r, end=" ")
print()


def two(v): m, n = v; return m
def star(v): m, *n, o = v; return n


for value in ([1], [1, 2, 3], "ab", 5, None, {1: 2, 3: 4}, iter(()), (k for k in range(9))):
    print(attempt(lambda: two(value)), "|", attempt(lambda: star(value)))
if (n := len("four")) > 3 and (half := n // 2):
    print(n, half, (w := 1, w + 1), [v := 5, v * 2])
s = list(range(10))
print(s[::-2], s[8:2:-3], s[-3:], s[:-7], s[20:], s[5:2], s[-100:3], "hello"[::-1], (1, 2, 3)[1:], range(20)[3:15:4][-1], range(10)[::-3], b"bytes"[1:3])
s[2:5] = "ab"; s[::4] = [0, 0, 0]; del s[1::3]; s[len(s):] = (7,); s[:0] = [-1]
print(s)
for action in (lambda: s.__setitem__(slice(None, None, 2), [1]), lambda: s[::0], lambda: s.__setitem__(slice(1, 2), 3), lambda: s["a":], lambda: s[1.0], lambda: s[99], lambda: (1,)[5], lambda: "a"[3], lambda: range(3)[7], lambda: s.__delitem__(50), lambda: "abc".__getitem__("x"), lambda: s.pop(99), lambda: [].pop(), lambda: s.remove("q"), lambda: s.index("q"), lambda: (1,).index(2)):
    print(attempt(action))
print(slice(1, 10, 3).indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10), slice(2) == slice(None, 2), slice(1, 2, 3), range(0, 10, 3) == range(0, 12, 3), len(range(10, 0, -3)), range(5).index(3), 7 in range(1, 10, 2), range(3).count(9))


def hot(turns):
    total, window, pair = 0, [0] * 6, (1, 1)
    for k in range(turns):
        head, *mid, tail = window
        total += head + len(mid) * tail
        window[k % 6 : k % 6 + 2] = [k, tail]
        window[:] = window[-6:]
        pair = pair[1], (pair[0] + pair[1]) % 1000
        (m, n), total = pair, total + (t := k % 5) * 2
        total += t + m - n
        if k % 50 == 0:
            try:
                u, v = window[: k % 4]
            except ValueError:
                total += 10000
            window[::2] = window[1::2]
    return total, window, pair


print(hot(300))
