# Dynamic programming: knapsack, edit distance, longest common subsequence, coins, matrix chain, partitions,
# longest increasing subsequence, rod cutting, maximum subarray, word break, catalan, egg drop.


def knapsack(items, capacity):
    best = [[0] * (capacity + 1) for _ in range(len(items) + 1)]
    for i, (name, weight, value) in enumerate(items, 1):
        for c in range(capacity + 1):
            best[i][c] = best[i - 1][c]
            if weight <= c and best[i - 1][c - weight] + value > best[i][c]:
                best[i][c] = best[i - 1][c - weight] + value
    chosen, c = [], capacity
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            chosen.append(items[i - 1][0])
            c -= items[i - 1][1]
    return best[-1][-1], chosen[::-1]


def edit_distance(a, b):
    previous = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        current = [i]
        for j, cb in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (ca != cb)))
        previous = current
    return previous[-1]


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table[i][j] = table[i - 1][j - 1] + a[i - 1]
            else:
                table[i][j] = max(table[i - 1][j], table[i][j - 1], key=len)
    return table[-1][-1]


def coin_change(coins, amount):
    ways = [1] + [0] * amount
    fewest = [0] + [float("inf")] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
            fewest[total] = min(fewest[total], fewest[total - coin] + 1)
    return ways[amount], fewest[amount]


def matrix_chain(sizes):
    n = len(sizes) - 1
    cost = [[0] * n for _ in range(n)]
    split = {}
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i][j] = float("inf")
            for k in range(i, j):
                c = cost[i][k] + cost[k + 1][j] + sizes[i] * sizes[k + 1] * sizes[j + 1]
                if c < cost[i][j]:
                    cost[i][j], split[i, j] = c, k

    def show(i, j):
        return chr(65 + i) if i == j else f"({show(i, split[i, j])}{show(split[i, j] + 1, j)})"

    return cost[0][n - 1], show(0, n - 1)


def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1):
            p[i] += p[i - k]
    return p[n]


def longest_increasing(values):
    tails, back, index = [], [None] * len(values), []
    for i, v in enumerate(values):
        lo, hi = 0, len(tails)
        while lo < hi:
            mid = (lo + hi) // 2
            if tails[mid] < v:
                lo = mid + 1
            else:
                hi = mid
        back[i] = index[lo - 1] if lo else None
        if lo == len(tails):
            tails.append(v)
            index.append(i)
        else:
            tails[lo] = v
            index[lo] = i
    out, i = [], index[-1] if index else None
    while i is not None:
        out.append(values[i])
        i = back[i]
    return out[::-1]


def rod(prices, n):
    best = [0]
    for length in range(1, n + 1):
        best.append(max(prices[cut - 1] + best[length - cut] for cut in range(1, min(length, len(prices)) + 1)))
    return best[n]


def max_subarray(values):
    best = current = values[0]
    start = left = right = 0
    for i, v in enumerate(values[1:], 1):
        if current < 0:
            current, start = v, i
        else:
            current += v
        if current > best:
            best, left, right = current, start, i
    return best, values[left : right + 1]


def word_break(text, words):
    ends = {0: [[]]}
    for i in range(1, len(text) + 1):
        for j in range(i):
            if j in ends and text[j:i] in words:
                ends.setdefault(i, []).extend(s + [text[j:i]] for s in ends[j])
    return [" ".join(s) for s in ends.get(len(text), [])]


def catalan(n, memo={0: 1}):
    if n not in memo:
        memo[n] = sum(catalan(k) * catalan(n - 1 - k) for k in range(n))
    return memo[n]


def egg_drop(eggs, floors):
    table = [[0] * (eggs + 1)]
    while table[-1][eggs] < floors:
        last = table[-1]
        table.append([0] + [last[e - 1] + last[e] + 1 for e in range(1, eggs + 1)])
    return len(table) - 1


def longest_palindrome(s):
    best = ""
    for centre in range(len(s)):
        for l, r in ((centre, centre), (centre, centre + 1)):
            while l >= 0 and r < len(s) and s[l] == s[r]:
                l, r = l - 1, r + 1
            if r - l - 1 > len(best):
                best = s[l + 1 : r]
    return best


def min_path(grid):
    row = [0] + [float("inf")] * (len(grid[0]) - 1)
    for line in grid:
        for x, v in enumerate(line):
            row[x] = min(row[x], row[x - 1] if x else float("inf")) + v
    return row[-1]


items = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("apple", 39, 40), ("cheese", 23, 30)]
print(knapsack([(n, w // 3, v) for n, w, v in items], 70))
print(edit_distance("kitten", "sitting"), edit_distance("intention", "execution"), edit_distance("", "abc"), edit_distance("a" * 60, "b" * 40))
print(lcs("thisisatest", "testing123testing"), lcs("1234", "1224533324"))
print(coin_change([1, 5, 10, 25, 50], 100), coin_change([3, 7], 5), coin_change([2, 5], 500))
print(matrix_chain([30, 35, 15, 5, 10, 20, 25]))
print([partitions(n) for n in range(12)], partitions(200))
print(longest_increasing([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]), longest_increasing([]), len(longest_increasing([i * 37 % 101 for i in range(300)])))
print(rod([1, 5, 8, 9, 10, 17, 17, 20, 24, 30], 25), max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]), max_subarray([-3, -1, -2]))
print(word_break("catsanddog", {"cat", "cats", "and", "sand", "dog"}), word_break("nope", {"no"}))
print(catalan(15), catalan(100), egg_drop(2, 100), egg_drop(3, 1000))
print(longest_palindrome("forgeeksskeegfor"), longest_palindrome("abacdfgdcaba" * 3))
print(min_path([[1, 3, 1], [1, 5, 1], [4, 2, 1]]), min_path([[(x * y) % 9 + 1 for x in range(30)] for y in range(30)]))
