print(list(zip("abc", range(5))), list(zip()), list(zip("ab")), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(str, range(3))), list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")), list(map(pow, [2, 3], [3, 2])))
try: list(zip("abc", "ab", strict=True))
except ValueError as e: print(e)
try: list(zip("ab", "abc", strict=True))
except ValueError as e: print(e)
for bad in (lambda: zip(5), lambda: map(str), lambda: list(map(int, "1a")), lambda: filter(None), lambda: list(map(5, [1]))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
it = iter([1, 2, 3, 4, 5]); print(list(zip(it, it)), next(it, "end")); m = map(print, "ab"); print("lazy"); list(m); print(next(m, None), iter(m) is m, type(m).__name__, type(zip()).__name__)
total = 0
for i, (a, b) in enumerate(zip(range(1500), map(lambda x: x * x, range(1500)))): total += i + a * b % 7
for x in filter(lambda v: v % 3 == 0, map(abs, range(-600, 600))): total += x
print(total, sum(map(lambda a, b, c: a * b - c, range(100), range(100, 200), range(50))), max(map(len, ["a", "bbb"])), sum(x for x in filter(lambda q: q & 1, range(999))))
