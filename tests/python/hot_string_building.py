def caesar(s, k): return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.isalpha() else c for c in s)
s = "the quick brown fox jumps over the lazy dog"
for i in range(60): s = caesar(s, i % 5)
print(s)
words, counts = s.split() * 40, {}
for w in words: counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items())[:3])
out = []
for i in range(1200):
    out.append(f"{i:04d}|{i:x}|{i / 7:.3f}|{'ab'[i % 2]!r:>5}" if i % 3 else "%05d %s" % (i, i % 2 == 0))
print(out[1], out[3], out[-1], len("".join(out)))
def is_pal(t): return t == t[::-1]
print(sum(is_pal(str(i)) for i in range(3000)))
t = "é" * 3 + "abc" + "😀"
for i in range(500): t = t[1:] + t[0]
print(t, len(t), t.index("😀"), t.upper(), t.encode()[:6])
vowels = 0
for c in s * 30:
    if c in "aeiou": vowels += 1
    elif c == " ": continue
    else: vowels -= ord(c) % 2
print(vowels)
def runs(t):
    made, last = "", None
    for c in t + "\0":
        if c == last: n += 1
        else:
            if last: made += last + (str(n) if n > 1 else "")
            last, n = c, 1
    return made
print(runs("aaabccdddd" * 3), runs(bin(2**40 - 2**20)))
print("-".join(map(str, range(12))).replace("-1", "_").partition("_"), s.title()[:9], s.count("x"), s.find("zz"))
