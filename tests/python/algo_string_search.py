# Finding texts in texts: four ways that must agree, tries, suffixes, distances.
import random


def naive(text, word):
    return [i for i in range(len(text) - len(word) + 1) if text[i : i + len(word)] == word]


def kmp(text, word):
    fail, k = [0] * len(word), 0
    for i in range(1, len(word)):
        while k and word[k] != word[i]:
            k = fail[k - 1]
        k += word[k] == word[i]
        fail[i] = k
    found, k = [], 0
    for i, c in enumerate(text):
        while k and word[k] != c:
            k = fail[k - 1]
        if word[k] == c:
            k += 1
        if k == len(word):
            found.append(i - k + 1)
            k = fail[k - 1]
    return found


def rabin_karp(text, word, base=257, mod=1_000_003):
    n, m = len(text), len(word)
    if m > n:
        return []
    high = pow(base, m - 1, mod)
    wanted = rolling = 0
    for i in range(m):
        wanted = (wanted * base + ord(word[i])) % mod
        rolling = (rolling * base + ord(text[i])) % mod
    found = []
    for i in range(n - m + 1):
        if rolling == wanted and text[i : i + m] == word:
            found.append(i)
        if i < n - m:
            rolling = ((rolling - ord(text[i]) * high) * base + ord(text[i + m])) % mod
    return found


def horspool(text, word):
    skip = {c: len(word) - i - 1 for i, c in enumerate(word[:-1])}
    found, i = [], 0
    while i <= len(text) - len(word):
        if text[i : i + len(word)] == word:
            found.append(i)
        i += skip.get(text[i + len(word) - 1], len(word))
    return found


random.seed(3)
for alphabet in ("ab", "abcd", "äß日"):
    text = "".join(random.choices(alphabet, k=300))
    for length in (1, 2, 3, 5):
        word = text[50 : 50 + length]
        results = [way(text, word) for way in (naive, kmp, rabin_karp, horspool)]
        print(alphabet, length, len(results[0]), all(r == results[0] for r in results))


class Trie:
    def __init__(self):
        self.next, self.ends = {}, False

    def add(self, word):
        node = self
        for c in word:
            node = node.next.setdefault(c, Trie())
        node.ends = True

    def words(self, prefix=""):
        if self.ends:
            yield prefix
        for c in sorted(self.next):
            yield from self.next[c].words(prefix + c)

    def starting(self, prefix):
        node = self
        for c in prefix:
            if c not in node.next:
                return []
            node = node.next[c]
        return list(node.words(prefix))


trie = Trie()
for word in "car card care cat dog do door".split():
    trie.add(word)
print(trie.starting("car"), trie.starting("do"), trie.starting("x"), len(list(trie.words())))
text = "mississippi"
suffixes = sorted(range(len(text)), key=lambda i: text[i:])
print(suffixes)


def shared(a, b):
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n


lengths = [shared(text[a:], text[b:]) for a, b in zip(suffixes, suffixes[1:])]
at = max(range(len(lengths)), key=lengths.__getitem__)
print(lengths, text[suffixes[at] :][: lengths[at]])


def bwt(s):
    s += "\0"
    return "".join(s[i - 1] for i in sorted(range(len(s)), key=lambda i: s[i:] + s[:i]))


def unbwt(t):
    table = [""] * len(t)
    for _ in t:
        table = sorted(c + row for c, row in zip(t, table))
    return next(row for row in table if row.endswith("\0"))[:-1]


print(repr(bwt("banana")), unbwt(bwt("banana")), unbwt(bwt(text)) == text)


def runs(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{s[i]}{j - i}" if j - i > 1 else s[i])
        i = j
    return "".join(out)


print(runs("aaabccddddde"), runs(""), runs("xyz"))
print(sorted({"".join(sorted(w)) for w in "listen silent enlist google elbow below".split()}))
