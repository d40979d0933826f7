from functools import cache
def coins(total, kinds):
    ways = [1] + [0] * total
    for c in kinds:
        for t in range(c, total + 1): ways[t] += ways[t - c]
    return ways[total]
def fewest(total, kinds):
    best = [0] + [None] * total
    for t in range(1, total + 1):
        opts = [best[t - c] for c in kinds if c <= t and best[t - c] is not None]
        best[t] = min(opts) + 1 if opts else None
    return best[total]
@cache
def parts(n, k=None):
    k = n if k is None else k
    return 1 if n == 0 else 0 if n < 0 or k == 0 else parts(n, k - 1) + parts(n - k, k)
def listed(n, most=None):
    if n == 0: yield []; return
    for k in range(min(n, most or n), 0, -1):
        for rest in listed(n - k, k): yield [k] + rest
def subset(nums, target):
    reach = {0: []}
    for x in nums:
        for s, used in list(reach.items()): reach.setdefault(s + x, used + [x])
    return reach.get(target)
print([coins(n, (1, 5, 10, 25, 50)) for n in (5, 100, 300)], [fewest(n, (4, 9)) for n in range(14)], [parts(n) for n in range(15)], parts(100), list(listed(5)), subset([3, 34, 4, 12, 5, 2], 9), subset([2, 4], 5))
