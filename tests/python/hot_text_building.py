"""Text built in hot loops by every means, kinds of characters mixed."""
import io


def plus(turns):
    text = ""
    for i in range(turns):
        text += chr(97 + i % 26)
        if i == 100:
            text += "é"
        elif i == 200:
            text += "\u2603"
        elif i == 250:
            text += "\U0001f40d"
    return text


t = plus(300)
print(len(t), t[95:105], t[198:204], t[249:255], t.encode()[-5:], len(t.encode()), len(t.encode("utf-16-le")))
print(t.find("\u2603"), t.index("\U0001f40d"), t.count("a"), t.rfind("é"), t[::-1][:5], t.isascii(), t[:90].isascii())


def joined(turns):
    parts = []
    for i in range(turns):
        parts.append(str(i))
        parts.extend("ab" if i % 50 == 0 else ())
    return "-".join(parts)


j = joined(200)
print(len(j), j[:20], j[-20:], hash(j) == hash("".join(list(j))))


def formatted(turns):
    size, last = 0, ""
    for i in range(turns):
        last = f"{i:>4}|{i * 1.5:<7.2f}|{i:b}|{'x' * (i % 3)!r}|{(i, str(i))}|{None}"
        size += len(last) + len("%03d:%s" % (i, last[:i % 9])) + len("{:,}".format(i * 1000))
    return size, last


print(formatted(250))


def words(turns):
    text = "the quick  brown\tfox\n jumps over the lazy dog "
    found = {}
    for i in range(turns):
        for w in text.split():
            key = w.title() if i % 2 else w.upper()
            found[key] = found.get(key, 0) + len(w.strip("t"))
        text = text.replace(" ", "_ " if i % 40 == 0 else " ", 1).lstrip("_")
    return found, text[:12]


print(words(60))


def buffer(turns):
    b = io.StringIO()
    for i in range(turns):
        b.write("%x" % i)
        if i % 64 == 63:
            b.write("\n")
    print("end", i, sep="=", file=b)
    lines = b.getvalue().splitlines()
    return len(lines), lines[0][:20], lines[-1]


print(buffer(200))


def reverse_words(s):
    out = word = ""
    for c in s:
        if c == " ":
            out = " " + word + out
            word = ""
        else:
            word += c
    return word + out


print(reverse_words("one two three four" * 3))


def caesar(text, k):
    out = []
    for c in text:
        if "a" <= c <= "z":
            c = chr((ord(c) - 97 + k) % 26 + 97)
        elif c.isupper():
            c = chr((ord(c) - 65 + k) % 26 + 65)
        out.append(c)
    return "".join(out)


secret = caesar("Attack at Dawn, é!" * 12, 5)
print(secret[:18], caesar(secret, -5)[-18:], caesar(caesar(secret, 13), 13) == secret)
same = total = 0
for i in range(300):
    a, b = "k%d" % (i % 10), "k" + str(i % 10)
    same += a == b and {a: 1}[b]
    total += a < "k5"
print(same, total, "a" * 0, "ab" * -1 == "", "z" > "Z" > "A", "é" > "z", "\U0001f40d" > "\uffff")
