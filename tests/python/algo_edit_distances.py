def levenshtein(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j-1] + 1, last + (x != y))
    return row[-1]
def damerau(a, b):
    d = {(i, -1): i + 1 for i in range(-1, len(a))} | {(-1, j): j + 1 for j in range(-1, len(b))}
    for i in range(len(a)):
        for j in range(len(b)):
            cost = a[i] != b[j]
            d[i, j] = min(d[i-1, j] + 1, d[i, j-1] + 1, d[i-1, j-1] + cost)
            if i and j and a[i] == b[j-1] and a[i-1] == b[j]:
                d[i, j] = min(d[i, j], d[i-2, j-2] + 1)
    return d[len(a) - 1, len(b) - 1]
def lcs(a, b):
    t = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i+1][j+1] = t[i][j] + x if x == y else max(t[i][j+1], t[i+1][j], key=len)
    return t[-1][-1]
def jaro(a, b):
    if a == b: return 1.0
    reach = max(len(a), len(b)) // 2 - 1
    used, left = [False] * len(b), []
    for i, x in enumerate(a):
        for j in range(max(0, i - reach), min(len(b), i + reach + 1)):
            if not used[j] and b[j] == x:
                used[j] = True; left.append(x); break
    right = [y for y, u in zip(b, used) if u]
    m = len(left)
    if not m: return 0.0
    t = sum(x != y for x, y in zip(left, right)) / 2
    return (m / len(a) + m / len(b) + (m - t) / m) / 3
words = ["kitten", "sitting", "saturday", "sunday", "martha", "marhta", "", "dixon", "dicksonx", "abcd", "acbd"]
for a in words:
    print(f"{a:>9}", *(f"{levenshtein(a, b)}/{damerau(a, b)}" for b in words))
for a, b in zip(words, words[1:]):
    print(repr(lcs(a, b)), f"{jaro(a, b):.4f}")
