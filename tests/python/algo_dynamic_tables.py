# Tables of subproblems, and the way back through them.
from functools import lru_cache


def lcs(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a, 1):
        for j, y in enumerate(b, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if x == y else max(table[i - 1][j], table[i][j - 1])
    out, i, j = [], len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1])
            i, j = i - 1, j - 1
        elif table[i - 1][j] >= table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return "".join(reversed(out))


def edits(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(diagonal + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1]


def knapsack(items, room):
    best = [(0, ())] * (room + 1)
    for name, weight, value in items:
        for r in range(room, weight - 1, -1):
            before, taken = best[r - weight]
            best[r] = max(best[r], (before + value, taken + (name,)))
    return best[room]


def coins(amount, kinds):
    ways = [1] + [0] * amount
    fewest = [0] + [None] * amount
    for kind in kinds:
        for total in range(kind, amount + 1):
            ways[total] += ways[total - kind]
    for total in range(1, amount + 1):
        known = [fewest[total - k] for k in kinds if k <= total and fewest[total - k] is not None]
        fewest[total] = min(known) + 1 if known else None
    return ways[amount], fewest[amount]


def increasing(numbers):
    from bisect import bisect_left

    tails, places, before = [], [], []
    for i, n in enumerate(numbers):
        at = bisect_left(tails, n)
        if at == len(tails):
            tails.append(n)
            places.append(i)
        else:
            tails[at], places[at] = n, i
        before.append(places[at - 1] if at else None)
    out, i = [], places[-1]
    while i is not None:
        out.append(numbers[i])
        i = before[i]
    return out[::-1]


@lru_cache(maxsize=None)
def chain(dims):
    if len(dims) <= 2:
        return 0, "M"
    return min(
        (
            chain(dims[: k + 1])[0] + chain(dims[k:])[0] + dims[0] * dims[k] * dims[-1],
            f"({chain(dims[: k + 1])[1]}{chain(dims[k:])[1]})",
        )
        for k in range(1, len(dims) - 1)
    )


@lru_cache(None)
def partitions(n, largest):
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


print(lcs("AGGTABQWERTY", "GXTXAYBWRT"), lcs("", "x") == "")
print([edits(*pair.split("/")) for pair in "kitten/sitting flaw/lawn /abc same/same intention/execution".split()])
print(knapsack([("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("glucose", 15, 60), ("tin", 68, 45)], 120))
print(coins(100, (1, 5, 10, 25, 50)), coins(7, (3, 5)), coins(23, (5, 7)))
print(increasing([10, 9, 2, 5, 3, 7, 101, 18, 4, 20]))
print(chain((40, 20, 30, 10, 30)), chain.cache_info().currsize)
print([partitions(n, n) for n in range(0, 31, 5)])


def longest_palindrome(text):
    best = ""
    for middle in range(len(text)):
        for low, high in ((middle, middle), (middle, middle + 1)):
            while low >= 0 and high < len(text) and text[low] == text[high]:
                low, high = low - 1, high + 1
            best = max(best, text[low + 1 : high], key=len)
    return best


print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abacdfgdcaba"))


def subset(numbers, target):
    reach = {0: []}
    for n in numbers:
        for total, used in list(reach.items()):
            reach.setdefault(total + n, used + [n])
    return reach.get(target)


print(subset([3, 34, 4, 12, 5, 2], 9), subset([3, 34, 4], 6), max(subset([1, 2, 4, 8], n) == None for n in range(16)))
