# A text, counted in many ways: words, letters, lengths, lines, concordance, wrapped paragraphs, histogram.
import re
import string
import textwrap
from collections import Counter, defaultdict

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of
foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of
Darkness, it was the spring of hope, it was the winter of despair. We had everything before us; we had nothing
before us!"""
words = re.findall(r"[a-z']+", TEXT.lower())
counts = Counter(words)
print(len(words), len(counts), counts.most_common(6), counts["the"], counts["zebra"], sum(counts.values()) == counts.total())
by_length = defaultdict(set)
for word in counts:
    by_length[len(word)].add(word)
for length, group in sorted(by_length.items()):
    print(length, *sorted(group))
letters = Counter(c for c in TEXT.lower() if c in string.ascii_lowercase)
print("".join(c for c, _ in letters.most_common(8)), sorted(set(string.ascii_lowercase) - set(letters)))
width = max(letters.values())
for c, n in sorted(letters.items(), key=lambda e: (-e[1], e[0]))[:5]:
    print(f"{c} {'#' * (n * 30 // width):<30} {n:3d} {n / sum(letters.values()):6.2%}")
index = defaultdict(list)
for number, line in enumerate(TEXT.splitlines(), 1):
    for word in re.findall(r"\w+", line.lower()):
        if number not in index[word]:
            index[word].append(number)
print({w: ns for w, ns in sorted(index.items()) if len(ns) > 2})
print(textwrap.fill(TEXT, 50, initial_indent="  ", subsequent_indent="> "))
print(textwrap.shorten(TEXT, 40, placeholder="..."), textwrap.indent("a\n\nb", "- "), textwrap.dedent("    x\n      y\n"), sep="\n")
sentences = re.split(r"(?<=[.!?;])\s+", TEXT)
print([len(s.split()) for s in sentences], re.sub(r"(\w+) of (\w+)", r"\2 \1", "age of wisdom, season of Light"))
pairs = Counter(zip(words, words[1:]))
print(pairs.most_common(3), (counts - Counter(["it"] * 8)).get("it"), (counts & Counter("it was it".split())))
chain = defaultdict(list)
for a, b in zip(words, words[1:]):
    chain[a].append(b)
word, out = "it", []
for step in range(12):
    out.append(word)
    word = chain[word][step % len(chain[word])] if chain[word] else "it"
print(" ".join(out))
print(" ".join(w.capitalize() if i else w.upper() for i, w in enumerate(words[:5])), " ".join(w[::-1] for w in words[:5]), max(words, key=len), min(words, key=lambda w: (len(w), w)))
vowels = sum(map(TEXT.lower().count, "aeiou"))
print(vowels, round(vowels / len(TEXT), 4), sum(c.isupper() for c in TEXT), TEXT.count(","), len(TEXT.split("it")))
