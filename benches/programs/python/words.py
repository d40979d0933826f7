# Text: lines made, split, stripped and counted, an index by word, wrapped paragraphs, a table with format strings.

import string

SYLLABLES = "ka lo mi ner tu sha bel dor fi gran ho jes qui ras vel zo".split()
STOP = {"kalo", "miner", "tusha", "beldor"}


def make(n):
    lines = []
    seed = 7
    for i in range(n):
        words = []
        for _ in range(9):
            seed = (seed * 48271) % 2147483647
            word = SYLLABLES[seed % 16] + SYLLABLES[seed // 16 % 16]
            if seed % 5 == 0:
                word = word.capitalize()
            if seed % 11 == 0:
                word += ","
            words.append(word)
        lines.append(" ".join(words) + (". " if i % 3 else "!\n"))
    return lines


class Entry:
    def __init__(self, word):
        self.word = word
        self.count = 0
        self.lines = []

    def add(self, line):
        self.count += 1
        if not self.lines or self.lines[-1] != line:
            self.lines.append(line)

    def __str__(self):
        return f"{self.word:<12}|{self.count:>6}|{', '.join(str(line) for line in self.lines[:5])}"


class Index:
    def __init__(self):
        self.entries = {}
        self.skipped = 0

    def read(self, number, line):
        for word in line.split():
            word = word.strip(string.punctuation).lower()
            if word in STOP or len(word) < 4:
                self.skipped += 1
                continue
            if word not in self.entries:
                self.entries[word] = Entry(word)
            self.entries[word].add(number)

    def best(self, n):
        return sorted(self.entries.values(), key=lambda entry: (-entry.count, entry.word))[:n]


def wrap(text, width):
    lines, line = [], ""
    for word in text.replace("\n", " ").split(" "):
        if not word:
            continue
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = line + " " + word if line else word
    if line:
        lines.append(line)
    return lines


def caesar(text, shift):
    out = []
    for c in text:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + shift) % 26 + 97))
        elif c.isupper():
            out.append(chr((ord(c) - 65 + shift) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


def vowels(text):
    counts = dict.fromkeys("aeiou", 0)
    for c in text:
        if c in counts:
            counts[c] += 1
    return counts


def words(rounds):
    lines = make(400)
    total = 0
    for r in range(rounds):
        index = Index()
        for number, line in enumerate(lines, 1):
            index.read(number, line)
        table = "\n".join(str(entry) for entry in index.best(40))
        text = "".join(lines)
        wrapped = wrap(text, 60 + r % 20)
        secret = caesar(text[: 6000 + r], r % 26)
        counts = vowels(secret)
        total += len(table) + len(wrapped) * 7 + index.skipped + sum(len(line) for line in wrapped)
        total += sum(counts[vowel] * (i + 1) for i, vowel in enumerate("aeiou"))
        total += secret.count("a") + secret.find("zz") + len(secret.upper().title())
        parts = {key: value for key, value in (pair.split("=") for pair in "a=1;b=22;c=333".split(";"))}
        total += sum(int(value) for value in parts.values())
    return total

import os, time
for _ in range(int(os.environ.get("REPS", "1"))):
    t = time.perf_counter()
    c = time.process_time()
    r = words(40)
    c = time.process_time() - c
    t = time.perf_counter() - t
    print("words %.3f %d %.3f" % (t * 1000, r, c * 1000), flush=True)
