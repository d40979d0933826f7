"""Dynamic programs over sequences: common and increasing subsequences, edit scripts, palindromes, shared substrings."""
from functools import cache


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
    return out[::-1]


def edits(a, b):
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        rows.append(row := [i])
        for j, y in enumerate(b, 1):
            row.append(min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x != y)))
    script, i, j = [], len(a), len(b)
    while i or j:
        here = rows[i][j]
        if i and j and here == rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            script.append("=" if a[i] == b[j] else f"{a[i]}>{b[j]}")
        elif i and here == rows[i - 1][j] + 1:
            i -= 1
            script.append("-" + a[i])
        else:
            j -= 1
            script.append("+" + b[j])
    return rows[-1][-1], " ".join(reversed(script))


def increasing(xs, strict=True):
    tails, back = [], [None] * len(xs)
    for i, x in enumerate(xs):
        lo, hi = 0, len(tails)
        while lo < hi:
            mid = (lo + hi) // 2
            if xs[tails[mid]] < x or not strict and xs[tails[mid]] == x:
                lo = mid + 1
            else:
                hi = mid
        back[i] = tails[lo - 1] if lo else None
        tails[lo:lo + 1] = [i]
    out, at = [], tails[-1] if tails else None
    while at is not None:
        out.append(xs[at])
        at = back[at]
    return out[::-1]


@cache
def palindrome(s):
    if len(s) < 2:
        return s
    if s[0] == s[-1]:
        return s[0] + palindrome(s[1:-1]) + s[-1]
    return max(palindrome(s[1:]), palindrome(s[:-1]), key=len)


def shared(a, b):
    best, row = (0, 0), [0] * (len(b) + 1)
    for i, x in enumerate(a):
        above = 0
        for j, y in enumerate(b, 1):
            above, row[j] = row[j], above + 1 if x == y else 0
            best = max(best, (row[j], -i))
    return a[1 - best[1] - best[0] : 1 - best[1]]


print("".join(lcs("AGGTABQXYT", "GXTXAYBT")), lcs([1, 2.0, True, None], [1.0, 2, None]), lcs("", "abc"), "".join(lcs("abc" * 12, "cab" * 12)))
for pair in ("kitten", "sitting"), ("", "ab"), ("sunday", "saturday"), ("same", "same"), ("abc", ""):
    print(*edits(*pair), sep=" | ")
xs = [(i * 41 + 7) % 60 for i in range(60)]
print(increasing(xs), increasing(xs[::-1]), increasing([2, 2, 2]), increasing([2, 2, 1, 2], strict=False), increasing([]), increasing("dynamic"))
print(palindrome("character"), palindrome("bbbab"), repr(palindrome("")), palindrome("forgeeksskeegfor"), palindrome.cache_info().currsize > 50)
print(shared("dynamic programming", "a programmer's amics"), shared([1, 2, 3, 4], [0, 2, 3, 9]), repr(shared("ab", "cd")))
for act in (lambda: palindrome(["a"]), lambda: increasing([1, "b"]), lambda: lcs(None, "a"), lambda: edits([1], [2, 3])):
    try:
        print(act())
    except TypeError as e:
        print(e)
