# Text: word counts, wrapping and justifying, KMP and other searches, a pattern matcher, a diff, a template engine,
# a CSV reader, morse, soundex, number formatting, an ini parser.

PROSE = """It was a bright cold day in the valley, and the clocks were striking. A traveller, his chin nuzzled
into his breast in an effort to escape the vile wind, slipped quickly through the glass doors, though not
quickly enough to prevent a swirl of gritty dust from entering along with him. The hallway smelt of boiled
cabbage and old rag mats; at one end of it a coloured poster had been tacked to the wall."""


def words_of(text):
    word = ""
    for c in text.lower():
        if c.isalpha():
            word += c
        elif word:
            yield word
            word = ""
    if word:
        yield word


def wrap(text, width):
    line, out = [], []
    length = 0
    for word in text.split():
        if length + len(word) + len(line) > width:
            out.append(line)
            line, length = [], 0
        line.append(word)
        length += len(word)
    out.append(line)
    return out


def justify(text, width):
    lines = wrap(text, width)
    for line in lines[:-1]:
        gaps = len(line) - 1
        if gaps == 0:
            yield line[0]
            continue
        spaces, extra = divmod(width - sum(map(len, line)), gaps)
        out = ""
        for i, word in enumerate(line):
            out += word
            if i < gaps:
                out += " " * (spaces + (1 if i < extra else 0))
        yield out
    yield " ".join(lines[-1])


def kmp(text, pattern):
    fail, k = [0] * len(pattern), 0
    for i in range(1, len(pattern)):
        while k and pattern[k] != pattern[i]:
            k = fail[k - 1]
        k += pattern[k] == pattern[i]
        fail[i] = k
    found, k = [], 0
    for i, c in enumerate(text):
        while k and pattern[k] != c:
            k = fail[k - 1]
        k += pattern[k] == c
        if k == len(pattern):
            found.append(i - k + 1)
            k = fail[k - 1]
    return found


def rabin_karp(text, pattern, base=256, modulus=1000003):
    n, high = len(pattern), pow(base, len(pattern) - 1, modulus)
    want = have = 0
    for i in range(n):
        want = (want * base + ord(pattern[i])) % modulus
        have = (have * base + ord(text[i])) % modulus
    found = []
    for i in range(len(text) - n + 1):
        if have == want and text[i : i + n] == pattern:
            found.append(i)
        if i + n < len(text):
            have = ((have - ord(text[i]) * high) * base + ord(text[i + n])) % modulus
    return found


def horspool(text, pattern):
    skip = {c: len(pattern) - i - 1 for i, c in enumerate(pattern[:-1])}
    i, found = 0, []
    while i <= len(text) - len(pattern):
        if text[i : i + len(pattern)] == pattern:
            found.append(i)
        i += skip.get(text[i + len(pattern) - 1], len(pattern))
    return found


def match(pattern, text):
    """Matches . * + ? ^ $ and single characters, anywhere in the text."""
    if pattern.startswith("^"):
        return match_here(pattern[1:], text)
    return any(match_here(pattern, text[i:]) for i in range(len(text) + 1))


def match_here(pattern, text):
    if not pattern:
        return True
    if pattern == "$":
        return not text
    if len(pattern) > 1 and pattern[1] in "*+?":
        c, op, rest = pattern[0], pattern[1], pattern[2:]
        least, most = {"*": (0, len(text)), "+": (1, len(text)), "?": (0, 1)}[op]
        n = 0
        while n < most and n < len(text) and c in (text[n], "."):
            n += 1
        while n >= least:
            if match_here(rest, text[n:]):
                return True
            n -= 1
        return False
    return bool(text) and pattern[0] in (text[0], ".") and match_here(pattern[1:], text[1:])


def diff(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield "  " + a[i]
            i, j = i + 1, j + 1
        elif j < len(b) and (i == len(a) or table[i][j + 1] > table[i + 1][j]):
            yield "+ " + b[j]
            j += 1
        else:
            yield "- " + a[i]
            i += 1


def render(template, values):
    out, at = [], 0
    while True:
        start = template.find("{{", at)
        if start < 0:
            return "".join(out) + template[at:]
        end = template.index("}}", start)
        out.append(template[at:start])
        name, *filters = template[start + 2 : end].strip().split("|")
        value = values
        for part in name.strip().split("."):
            value = value[part]
        for f in filters:
            value = {"upper": str.upper, "title": str.title, "len": len, "sum": sum}[f.strip()](value)
        out.append(str(value))
        at = end + 2


def read_csv(text):
    for line in text.strip().split("\n"):
        fields, field, quoted = [], "", False
        i = 0
        while i < len(line):
            c = line[i]
            if quoted:
                if c == '"' and line[i + 1 : i + 2] == '"':
                    field += '"'
                    i += 1
                elif c == '"':
                    quoted = False
                else:
                    field += c
            elif c == '"':
                quoted = True
            elif c == ",":
                fields.append(field)
                field = ""
            else:
                field += c
            i += 1
        yield fields + [field]


def soundex(name):
    codes = {c: str(d) for d, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in letters}
    out, last = name[0].upper(), codes.get(name[0].lower(), "")
    for c in name[1:].lower():
        code = codes.get(c, "")
        if code and code != last:
            out += code
        if c not in "hw":
            last = code
    return (out + "000")[:4]


def parse_ini(text):
    sections, current = {}, None
    for number, line in enumerate(text.split("\n"), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line and current is not None:
            key, _, value = line.partition("=")
            value = value.strip()
            current[key.strip()] = int(value) if value.lstrip("-").isdigit() else value
        else:
            raise ValueError(f"line {number}: cannot parse {line!r}")
    return sections


MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
counts = {}
for w in words_of(PROSE):
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:6], len(counts), max(counts, key=lambda w: (len(w), w)))
print("\n".join(justify(PROSE, 48)))
haystack = PROSE * 3
for needle in ("the", "ing", "zzz", "a"):
    places = kmp(haystack, needle)
    print(needle, len(places), places[:4], places == rabin_karp(haystack, needle) == horspool(haystack, needle))
print(kmp("aaaaa", "aa"), [match(p, "abbbc") for p in ("ab*c", "^b", "c$", "a.c", "ab+d?c$", "x*", "^.*$", "b?bbbb")], sum(match("a*b", "a" * n) for n in range(40)))
print("\n".join(diff("a b c d f g h".split(), "a c d e f h i".split())))
print(render("Dear {{ who.name | title }}, you owe {{ debts | sum }} for {{ debts|len }} {{what|upper}}!", {"who": {"name": "ann lee"}, "debts": [3, 4.5], "what": "meals"}))
print(list(read_csv('a,b,c\n1,"two, too","say ""hi"""\n,,')))
print(" ".join(MORSE[c] for c in "sos"), [soundex(n) for n in ("Robert", "Rupert", "Tymczak", "Pfister", "Honeyman")])
print(parse_ini("[server]\nhost = example # comment\nport=80\n\n[user]\nname=x=y\nage = -5"))
try:
    parse_ini("[a]\nnonsense")
except ValueError as error:
    print("ValueError:", error)
