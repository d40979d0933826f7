from functools import cache
items = [(12, 4, "map"), (2, 2, "cup"), (1, 1, "pen"), (4, 10, "gem"), (1, 2, "tea"), (7, 9, "axe"), (3, 5, "hat")]
def zero_one(limit):
    best = [[0] * (limit + 1) for _ in range(len(items) + 1)]
    for i, (w, v, _) in enumerate(items, 1):
        for room in range(limit + 1):
            best[i][room] = best[i-1][room]
            if w <= room: best[i][room] = max(best[i][room], best[i-1][room-w] + v)
    chosen, room = [], limit
    for i in range(len(items), 0, -1):
        if best[i][room] != best[i-1][room]:
            chosen.append(items[i-1][2]); room -= items[i-1][0]
    return best[-1][limit], chosen[::-1]
def unbounded(limit):
    best = [0] * (limit + 1)
    for room in range(1, limit + 1):
        best[room] = max((best[room - w] + v for w, v, _ in items if w <= room), default=0)
    return best
def fractional(limit):
    total = 0.0
    for w, v, _ in sorted(items, key=lambda t: t[1] / t[0], reverse=True):
        part = min(1, limit / w)
        total += part * v; limit -= part * w
        if limit <= 0: break
    return round(total, 6)
@cache
def recursive(i, room):
    if i == len(items): return 0
    w, v, _ = items[i]
    skip = recursive(i + 1, room)
    return max(skip, v + recursive(i + 1, room - w)) if w <= room else skip
for limit in (0, 1, 5, 10, 15, 30, 100):
    value, chosen = zero_one(limit)
    print(limit, value, chosen, unbounded(limit)[-1], fractional(limit), recursive(0, limit) == value)
print(recursive.cache_info().currsize)
