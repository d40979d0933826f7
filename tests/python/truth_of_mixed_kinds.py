# Truth of values of several kinds at one place.
def count(values):
    n = 0
    for v in values:
        if v:
            n += 1
        n += 0 if not v else 2
    return n


class Empty:
    def __len__(self):
        return 0


class False_:
    def __bool__(self):
        return False


class Listed(list):
    pass


kinds = [
    [True, 1, 0, False, 2**70, -0, 7],
    [[], [1], None, [2, 3], [None]],
    ["", "a", None, "bc"],
    [0, [], "", None, False, 0.0, (), {}, set(), 0j, b""],
    [1, [0], "0", True, 0.1, (0,), {0: 0}, {0}, 1j, b"0", -1],
    [Empty(), False_(), Listed(), Listed([1]), object(), len, [], [0], "", "x", 0, 3, None],
    [[False] * 100, [0] * 100, [], ""],
]
for values in kinds:
    for _ in range(3):
        print(count(values * 40), end=" ")
print()
for step in range(300):
    for values in kinds[: 1 + step // 45]:
        count(values * 3)
print([count(values) for values in kinds])


def first(*values):
    return next((v for v in values if v), None)


def pick(a, b, c):
    return a or b or c, a and b and c, not (a or b), bool(a) ^ bool(b)


items = [0, 1, "", "s", [], [0], None, True, 0.0, 2.5]
seen = {}
for _ in range(40):
    for a in items:
        for b in items:
            seen[repr(a), repr(b)] = (pick(a, b, "end"), first(a, b))
for key in sorted(seen):
    print(*key, *seen[key])
