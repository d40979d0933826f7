# String loops: building, indexing, comparing, searching, splitting, formatting, as dict keys.

text = "the quick brown fox jumps over the lazy dog"
built = ""
for i in range(3000):
    built += text[i % len(text)]
print(len(built), built[:50], built.count("fox"))
vowels = 0
for c in built:
    if c in "aeiou":
        vowels += 1
    elif c == " ":
        vowels -= 1
print(vowels)
codes = 0
for i in range(len(built)):
    codes = (codes * 31 + ord(built[i])) % 1000003
print(codes)
parts = []
for i in range(2000):
    parts.append(str(i))
    if i % 3 == 0:
        parts.append(",")
joined = "".join(parts)
print(len(joined), joined[1000:1030], len(joined.split(",")))
counts = {}
for word in (text + " ") .split() * 100:
    counts[word] = counts.get(word, 0) + 1
print(counts)


def reverse(s):
    out = ""
    for c in s:
        out = c + out
    return out


print(reverse(text), reverse("añb€😀"))


def is_palindrome(s):
    i, j = 0, len(s) - 1
    while i < j:
        if s[i] != s[j]:
            return False
        i += 1
        j -= 1
    return True


print(sum(is_palindrome(str(n)) for n in range(3000)))


def longest_common_prefix(words):
    prefix = words[0]
    for w in words[1:]:
        while not w.startswith(prefix):
            prefix = prefix[:-1]
    return prefix


print(longest_common_prefix(["interview", "internet", "interval"]))


def run_length(s):
    out = []
    i = 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(s[i] + str(j - i))
        i = j
    return "".join(out)


print(run_length("aaabccddddd" * 3), len(run_length("ab" * 500)))
smaller = 0
words = text.split()
for a in words:
    for b in words:
        if a < b:
            smaller += 1
        if a == b or a + b > b + a:
            smaller += 10
print(smaller)
mixed = 0
for i in range(2000):
    s = ("x", "é", "日", "😀")[i % 4] * (i % 5)
    mixed += len(s) + len(s + "a") + (s[0] == "x" if s else 0)
print(mixed)
upper = 0
for c in built.upper():
    if "A" <= c <= "M":
        upper += 1
print(upper)
table = {}
for i in range(2000):
    key = "k" + str(i % 100)
    table[key] = table.get(key, "") + chr(97 + i % 26)
print(len(table), table["k7"])
total = 0
for i in range(1500):
    s = "%05d|%s" % (i, i * i)
    left, _, right = s.partition("|")
    total += int(left) + int(right)
print(total)
value = 0
for i in range(3000):
    value = value + 1 if i != 2999 else str(value)
print(value + "!")
s = "a"
while len(s) < 2000:
    s = s + s[: len(s) // 2 + 1]
print(len(s), s.strip("a") == "")
tokens = 0
for line in ("a = b + c", "while x < 10:", "  return [1, 2, 3]", "") * 200:
    line = line.strip()
    if not line:
        continue
    if line.startswith("while") or line.endswith("]"):
        tokens += len(line.replace(" ", ""))
    elif "=" in line:
        tokens += line.index("=")
print(tokens)
binary = ""
n = 123456789
while n:
    binary = str(n % 2) + binary
    n //= 2
print(binary, int(binary, 2))
