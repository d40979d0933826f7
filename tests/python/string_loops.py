# Strings in loops: elements, iteration, comparison, truth; of one byte, of two and four, and what is no string after all.


def classify(text):
    digits = letters = other = wide = 0
    for c in text:
        if "0" <= c <= "9":
            digits += 1
        elif "a" <= c and c <= "z" or c == "_":
            letters += 1
        elif c > "\x7f":
            wide += 1
        elif c != " ":
            other += 1
    return digits, letters, other, wide


def scan(text):
    i, n = 0, len(text)
    found = []
    while i < n:
        if text[i] == "<":
            start = i
            while i < n and text[i] != ">":
                i += 1
            found.append(text[start + 1 : i])
        i += 1
    return found, text[-1], text[-n]


def order(words):
    best = words[0]
    count = 0
    for word in words:
        if word < best:
            best = word
        if word == "kilo":
            count += 1
        if word:
            count += 2
    return best, count


def drain(items):
    total = 0
    while items:
        item = items.pop()
        if isinstance(item, str):
            total += len(item)
        elif isinstance(item, int):
            total += item
        elif isinstance(item, (list, tuple)):
            total += drain(list(item))
    return total


def chars(sources):
    out = []
    for source in sources:
        for item in source:
            out.append(item)
    return len(out), out[0], out[-1]


ASCII = "abc_012 <tag> x<y>z; " * 20
MIXED = "caf\u00e9 \u4e2d\u6587 1_2 <\U0001f600> z" * 10
for r in range(60):
    a, b = classify(ASCII), classify(MIXED)
    c, d = scan(ASCII), scan(MIXED)
    e = order(["mike", "kilo", "lima", "", "ki" + "lo", "\u00e9", "zulu"] * 5)
    f = drain(["ab", 3, ["c", (4, "de")], True, 2.5, {}, "\u4e2d"] * 3)
print(a, b, c[0][:3], c[1:], d[0][:2], d[1:], e, f)
for r in range(60):
    g = chars(["abc", "\u00e9\u4e2d"])
print(g, chars([[1, 2], "xy", (3,), {"k": 1}, range(4), iter("end"), {5}]))
try:
    scan([1, 2, 3])
    print(scan(["<", "a", ">"]))
    scan("a" and "")
except IndexError as error:
    print(error)
for wrong in (["a", 1], [1, "a"], ["a", None]):
    try:
        print(order(wrong))
    except TypeError as error:
        print(error)
try:
    [].pop()
except IndexError as error:
    print(error)
