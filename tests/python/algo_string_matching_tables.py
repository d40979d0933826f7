def kmp(t, p):
    f, k = [0], 0
    for c in p[1:]:
        while k and p[k] != c: k = f[k - 1]
        k += p[k] == c; f.append(k)
    out, k = [], 0
    for i, c in enumerate(t):
        while k and (k == len(p) or p[k] != c): k = f[k - 1]
        k += p[k] == c
        if k == len(p): out.append(i - k + 1)
    return out, f
def z(s):
    z, l, r = [len(s)] + [0] * (len(s) - 1), 0, 0
    for i in range(1, len(s)):
        if i < r: z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]: z[i] += 1
        if i + z[i] > r: l, r = i, i + z[i]
    return z
def rabin(t, p, b=257, m=10**9 + 7):
    h = lambda s: sum(ord(c) * pow(b, len(s) - 1 - i, m) for i, c in enumerate(s)) % m
    want, cur, top = h(p), h(t[:len(p)]), pow(b, len(p) - 1, m); out = []
    for i in range(len(t) - len(p) + 1):
        if cur == want and t[i:i + len(p)] == p: out.append(i)
        if i + len(p) < len(t): cur = ((cur - ord(t[i]) * top) * b + ord(t[i + len(p)])) % m
    return out
def manacher(s):
    best = ""
    for c in range(2 * len(s) - 1):
        l, r = c // 2, (c + 1) // 2
        while l >= 0 and r < len(s) and s[l] == s[r]: l -= 1; r += 1
        best = max(best, s[l + 1:r], key=len)
    return best
for t, p in (("abxabcabcaby", "abcaby"), ("aaaaa", "aa"), ("ababab" * 50, "abab"), ("xyz", "q")): print(kmp(t, p)[0][:5], rabin(t, p)[:5], len(kmp(t, p)[0]) == len(rabin(t, p)), kmp(t, p)[1], z(p))
print(manacher("forgeeksskeegfor"), manacher("abacdfgdcaba"), z("aabxaabxcaabxaabxay"), sorted(range(6), key=lambda i: "banana"[i:]))
