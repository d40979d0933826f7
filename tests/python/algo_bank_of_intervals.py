def union(iv):
    out = []
    for a, b in sorted(iv):
        if out and a <= out[-1][1]: out[-1][1] = max(out[-1][1], b)
        else: out.append([a, b])
    return out
def busiest(iv): 
    ev = sorted([(a, 1) for a, _ in iv] + [(b, -1) for _, b in iv]); n = best = 0; at = None
    for t, d in ev:
        n += d
        if n > best: best, at = n, t
    return best, at
def choose(iv):
    out, end = [], float("-inf")
    for a, b in sorted(iv, key=lambda p: p[1]):
        if a >= end: out.append((a, b)); end = b
    return out
def weighted(jobs):
    import bisect
    jobs = sorted(jobs, key=lambda j: j[1]); ends = [j[1] for j in jobs]; best = [0]
    for i, (a, b, w) in enumerate(jobs): best.append(max(best[-1], best[bisect.bisect_right(ends, a, 0, i)] + w))
    return best[-1]
iv = [(i * 37 % 90, i * 37 % 90 + i % 7 + 1) for i in range(25)]
print(union(iv), busiest(iv), choose(iv), weighted([(a, b, (a * b) % 11) for a, b in iv]), union([]), union([(1, 2), (2, 3)]))
def gaps(iv, lo, hi):
    for a, b in union(iv):
        if a > lo: yield lo, a
        lo = max(lo, b)
    if lo < hi: yield lo, hi
print(list(gaps(iv[:8], 0, 100)), sum(b - a for a, b in union([(i * i % 1000, i * i % 1000 + 5) for i in range(300)])))
