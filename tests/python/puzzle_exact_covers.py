"""Exact covers by Algorithm X: sets, pentomino-like tilings, queens as covers, a small sudoku, all by one search."""
from itertools import product


def solve(columns, rows, chosen=()):
    if not columns:
        yield chosen
        return
    least = min(columns, key=lambda c: (len(columns[c]), str(c)))
    for r in sorted(columns[least], key=str):
        removed = choose(columns, rows, r)
        yield from solve(columns, rows, chosen + (r,))
        restore(columns, rows, r, removed)


def choose(columns, rows, r):
    removed = []
    for c in rows[r]:
        for other in columns[c]:
            for d in rows[other]:
                if d != c:
                    columns[d].discard(other)
        removed.append(columns.pop(c))
    return removed


def restore(columns, rows, r, removed):
    for c in reversed(rows[r]):
        columns[c] = removed.pop()
        for other in columns[c]:
            for d in rows[other]:
                if d != c:
                    columns[d].add(other)


def cover(rows, needed):
    columns = {c: set() for c in needed}
    for r, cs in rows.items():
        for c in cs:
            try:
                columns[c].add(r)
            except KeyError:
                raise KeyError(f"row {r!r} covers unknown {c!r}") from None
    yield from solve(columns, rows)


def dominoes(w, h):
    cells = list(product(range(w), range(h)))
    rows = {}
    for x, y in cells:
        for x2, y2 in ((x + 1, y), (x, y + 1)):
            if x2 < w and y2 < h:
                rows[x, y, x2, y2] = [(x, y), (x2, y2)]
    return sum(1 for _ in cover(rows, cells))


def sudoku(text):
    rows = {}
    for y, line in enumerate(text.split()):
        for x, c in enumerate(line):
            for v in "1234" if c == "." else c:
                rows[y, x, v] = [("cell", y, x), ("row", y, v), ("col", x, v), ("box", y // 2, x // 2, v)]
    needed = sorted({c for cs in rows.values() for c in cs})
    if len(needed) != 64:
        raise ValueError(f"{len(needed)} of 64 demands can be met")
    for answer in cover(rows, needed):
        found = {(y, x): v for y, x, v in answer}
        yield " ".join("".join(found[y, x] for x in range(4)) for y in range(4))


knuth = {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]}
print([sorted(s) for s in cover(knuth, range(1, 8))], list(cover({}, [])), list(cover({}, [1])))
print([dominoes(w, h) for w, h in ((1, 2), (2, 2), (2, 3), (3, 3), (4, 4), (2, 8), (3, 4))])
print(list(sudoku("1... ..3. .4.. ...2")), list(sudoku("1234 3412 2143 4321")), sum(1 for _ in sudoku("1... .... .... ....")))
for act in (lambda: list(cover({"A": [9]}, [1])), lambda: list(sudoku("11.. .... .... ....")), lambda: list(cover({"A": 5}, [1])), lambda: next(sudoku("12.. ..1. .... ...5"))):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
search = cover(knuth, range(1, 8))
print(next(search), next(search, "no more"), next(search, "no more"))
