"""Finding patterns in texts by five methods that must agree: KMP, Z, Rabin–Karp, Boyer–Moore–Horspool, and find itself."""


def borders(p):
    table, k = [0] * len(p), 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]:
            k = table[k - 1]
        k += p[i] == p[k]
        table[i] = k
    return table


def kmp(text, p):
    table, k = borders(p), 0
    for i, c in enumerate(text):
        while k and (k == len(p) or c != p[k]):
            k = table[k - 1]
        if c == p[k]:
            k += 1
        if k == len(p):
            yield i - k + 1


def zed(s):
    z, l, r = [0] * len(s), 0, 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


def by_z(text, p):
    yield from (i - len(p) - 1 for i, n in enumerate(zed(p + "\0" + text)) if n == len(p) and i > len(p))


def rolling(text, p, base=257, mod=(1 << 31) - 1):
    n = len(p)
    high = pow(base, n - 1, mod)
    want = have = 0
    for a, b in zip(p, text):
        want, have = (want * base + ord(a)) % mod, (have * base + ord(b)) % mod
    for i in range(len(text) - n + 1):
        if have == want and text[i : i + n] == p:
            yield i
        if i + n < len(text):
            have = ((have - ord(text[i]) * high) * base + ord(text[i + n])) % mod


def horspool(text, p):
    skip = {c: len(p) - 1 - i for i, c in enumerate(p[:-1])}
    i = 0
    while i <= len(text) - len(p):
        if text[i : i + len(p)] == p:
            yield i
        i += skip.get(text[i + len(p) - 1], len(p))


def plain(text, p):
    at = text.find(p)
    while at >= 0:
        yield at
        at = text.find(p, at + 1)


METHODS = kmp, by_z, rolling, horspool, plain
for text, p in ("abracadabra", "abra"), ("aaaaaa", "aa"), ("abc", "abcd"), ("", "x"), ("żółw żółwia", "żółw"), ("\U0001f600a\U0001f600", "\U0001f600"), ("ab" * 200 + "aab" * 30, "baab"):
    found = [list(m(text, p)) for m in METHODS]
    print(p, found[0][:6], len(found[0]), all(f == found[0] for f in found))
print(borders("abacabadabacaba"), zed("aabxaabxcaabxaabxay"), borders(""), zed(""), sep="\n")
for m in (kmp, by_z, rolling, plain):
    try:
        print(m.__name__, list(m("abc", "")))
    except Exception as e:
        print(m.__name__, type(e).__name__, e)
