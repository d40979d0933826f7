"""Counts the words of a text that it makes up itself, and prints the most frequent ones.

    updraft examples/wordcount.py [SENTENCES]
"""

import random
import sys

SUBJECTS = ["the fox", "a traveller", "the old clock", "every second bird", "nobody"]
VERBS = ["sees", "remembers", "crosses", "quickly counts", "waits for"]
OBJECTS = ["the river", "a bright light", "seven words", "the last train", "the fox"]


def sentence():
    words = f"{random.choice(SUBJECTS)} {random.choice(VERBS)} {random.choice(OBJECTS)}"
    return words.capitalize() + random.choice(".!?")


def words_of(text):
    """Yields the words of a text in lower case, without punctuation."""
    word = []
    for c in text.lower():
        if c.isalpha():
            word.append(c)
        elif word:
            yield "".join(word)
            word.clear()
    if word:
        yield "".join(word)


def count(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


random.seed(1851)
sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 20000
text = " ".join(sentence() for _ in range(sentences))
counts = count(words_of(text))
print(f"{sum(counts.values()):,} words, {len(counts)} different ones")
most = max(counts.values())
for word, times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:12]:
    print(f"{word:<12} {times:>7,} {'#' * round(40 * times / most)}")
