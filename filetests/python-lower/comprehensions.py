def comprehensions(rows, x):
    flat = [x + cell for row in rows if row for cell in row]
    squares = {n: n * n for n in flat}
    return {s for s in squares.values() if any(s == x for x in flat)}, x

table = [(i, j) for i, j in pairs]
last = [y := n for n in table]
