"""Runs, palindromes, anagrams and rotations: look-and-say, Manacher's radii, least rotations, grouped words."""
from collections import Counter
from itertools import groupby, islice


def encode(s):
    return "".join(f"{n if n > 1 else ''}{c}" for c, g in groupby(s) for n in [sum(1 for _ in g)])


def decode(s):
    out, count = [], ""
    for c in s:
        if c.isdigit():
            count += c
        else:
            out.append(c * int(count or 1))
            count = ""
    if count:
        raise ValueError(f"run of {count} without a letter")
    return "".join(out)


def look_and_say(s="1"):
    while True:
        yield s
        s = "".join(str(len(list(g))) + c for c, g in groupby(s))


def manacher(s):
    t = "#".join(f"^{s}$")
    radius, centre, right = [0] * len(t), 0, 0
    for i in range(1, len(t) - 1):
        if right > i:
            radius[i] = min(right - i, radius[2 * centre - i])
        while t[i + radius[i] + 1] == t[i - radius[i] - 1]:
            radius[i] += 1
        if i + radius[i] > right:
            centre, right = i, i + radius[i]
    n, at = max((n, -i) for i, n in enumerate(radius))
    return s[(-at - n) // 2 : (-at + n) // 2], sum((r + 1) // 2 for r in radius)


def least_rotation(s):
    t, i, j, k = s + s, 0, 1, 0
    while i < len(s) and j < len(s) and k < len(s):
        a, b = t[i + k], t[j + k]
        if a == b:
            k += 1
            continue
        if a > b:
            i += k + 1
        else:
            j += k + 1
        j += i == j
        k = 0
    at = min(i, j)
    return t[at : at + len(s)]


def is_sentence(s):
    kept = [c.casefold() for c in s if c.isalnum()]
    return all(a == b for a, b in zip(kept, reversed(kept)))


def anagrams(words):
    groups = {}
    for w in words:
        groups.setdefault(tuple(sorted(Counter(w.lower()).items())), []).append(w)
    return sorted((g for g in groups.values() if len(g) > 1), key=lambda g: (-len(g), g))


print(encode("WWWWWBBBW"), decode("5W3BW"), repr(encode("")), decode("12a"), encode("aabcccccaaa"), all(decode(encode(s)) == s for s in ("", "zz", "abc", "q" * 120)))
print(list(islice(look_and_say(), 8)), [len(s) for s in islice(look_and_say("3"), 18)])
print([manacher(s) for s in ("babad", "cbbd", "a", "forgeeksskeegfor", "abacdfgdcaba", "aaaa", "é\u00e9x")])
print([least_rotation(s) for s in ("bbaaccaadd", "cba", "a", "zyzy", "")], least_rotation("ba" * 60)[:6])
print([is_sentence(s) for s in ("A man, a plan, a canal: Panama", "No lemon, no melon!", "Straße", "", "ab")])
print(anagrams("listen silent enlist google elbow below Elbow state taste inlets cat".split()), anagrams([]))
print((Counter("hello") - Counter("world")).most_common(), Counter("aab") & Counter("abb"), sorted((Counter("ab") | Counter("bcc")).elements()), Counter(a=2) + Counter(a=-3, b=1), -Counter(x=-2))
for bad in ("3a2", "12", "²a", "٣b", "3"):
    try:
        print(bad, decode(bad))
    except ValueError as e:
        print(bad, e)
