# Regular expressions as scanners use them: many short matches at places of a text, groups, and what backtracking must not change.
import re


def show(pattern, text, flags=0):
    found = [(m.span(), m.groups(), m.lastindex, m.lastgroup) for m in re.finditer(pattern, text, flags)]
    anchored = [p for p in range(len(text) + 1) if re.compile(pattern, flags).match(text, p)]
    whole = re.fullmatch(pattern, text, flags)
    print(repr(pattern), repr(text), found, anchored, whole and whole.span())


TEXTS = ["", "a", "aab", "abab", "foo(bar, 12) baz(qux, 7", "xxxx", "a\nb\n", "_x1 + 22*y", "éaé b", "aaa bbb\taaa"]
PATTERNS = [
    r"\w+\(", r"(\w+)\((\w+), (\d+)", r"a*", r"a*?b", r"(a|ab)(b|)", r"((a)|(b))*", r"(?:a?)*b", r"\s+$", r"x*y",
    r"[ab]+b", r"(a+)+b", r"(?P<n>\d+)|(?P<i>[A-Za-z_]\w*)|(?P<o>[-+*/()])", r"\bb", r"^a|b$", r"(?:)", r"(x)?y?",
    r"foo|fox|ba[rz]", r"a{2,3}", r"(\w)(\w)?(\w)?", r"[^a]*a", r"\d+(?:\.\d+)?", r"(?=a)a", r"(?<!a)b", r"(a)\1", r"(?>a+)b",
    r"a++b", r"(?i)A+B?", r"(?m)^b", r"(?s).+", r".+",
]
for pattern in PATTERNS:
    for text in TEXTS:
        show(pattern, text)

TOKEN = re.compile(r"""(?P<num>\d+(?:\.\d+)?)|(?P<id>[A-Za-z_]\w*)|(?P<str>"[^"]*")|(?P<ws>\s+)|(?P<op>[<>=!]=|[-+*/<>=(),])""")
SOURCE = 'total = f(x1, 3.25) + "text" <= y != 4\n' * 40


def scan(text):
    at, counts, kinds = 0, {}, []
    while at < len(text):
        m = TOKEN.match(text, at)
        if m is None:
            raise ValueError(at)
        kind = m.lastgroup
        counts[kind] = counts.get(kind, 0) + 1
        if len(kinds) < 20:
            kinds.append((kind, m.group(), m[kind], m.start(), m.end(kind), m.pos, m.endpos, m.lastindex))
        at = m.end()
    return counts, kinds


print(scan(SOURCE))
print(scan(SOURCE))
print(TOKEN.groupindex, TOKEN.groups, TOKEN.flags)
for kind in ("match", "search", "fullmatch", "findall", "finditer", "split", "sub", "subn"):
    for arguments in ((), (1,), ("a", 1, 2, 3, 4), ("a", "b", "c")):
        try:
            getattr(TOKEN, kind)(*arguments)
            print(kind, len(arguments))
        except TypeError as error:
            print(kind, error)

# Bytes, short and long, and text beyond ASCII.
WORDS = re.compile(rb"(\w+)=(\d+)")
line = b"key=1 " * 100
print(len(WORDS.findall(line)), WORDS.match(line, 6).span(), WORDS.match(b"k=1").group(1), WORDS.search(b"\xffk=1").span())
at = spans = 0
while m := WORDS.match(line, at):
    at = m.end() + 1
    spans += m.start(2)
print(at, spans)
wide = "ключ=1 " * 50
print(len(re.findall(r"(\w+)=(\d+)", wide)), re.compile(r"\w+").match(wide, 7).span())

# A function that searches while a search goes on.
inner = re.compile(r"(\d)(\d*)")
print(re.sub(r"[a-z]+(\d+)", lambda m: "<%s|%s>" % (inner.match(m.group(1)).groups(), m.group(0)), "ab12 cd345 e6"))
print(inner.sub(r"\2\1", "12 345 6"), inner.subn("", "12 345 6"), inner.split("a12b345c"))

# What takes exponentially many steps if tried one after the other, and what repeats without reading.
print(re.match(r"(?:a|a)*b", "a" * 13), re.match(r"(a*)*$", "a" * 12 + "b"), re.search(r"(?:a?){12}a{12}", "a" * 12).span())
print(re.match(r"(?:|a)*z", "aaz"), re.fullmatch(r"(?:a*)*", "aaaa").span(), re.search(r"\s+$", " " * 800 + "x"))
print(len(re.findall(r"a+b", ("a" * 50 + "c") * 50 + "ab")), re.search("needle", "hay " * 30000 + "needle").span())


def attributes(rounds):
    # The attributes that are computed are read in a loop.
    m = TOKEN.match("name")
    total = 0
    for i in range(rounds):
        total += len(m.lastgroup) + m.lastindex + m.endpos + len(m.string) + len(m.re.pattern) + (2 + 3j).imag
        if i == rounds // 2:
            m = TOKEN.match("12.5")
    return total


print(attributes(3000), attributes(3000))


class Guarded:
    @property
    def lastgroup(self):
        raise AttributeError("no group here")


def groups(objects):
    found = []
    for o in objects:
        try:
            found.append(o.lastgroup)
        except AttributeError as error:
            found.append(str(error))
    return found


print(groups([TOKEN.match("a"), Guarded(), TOKEN.match("1"), 5] * 3))
