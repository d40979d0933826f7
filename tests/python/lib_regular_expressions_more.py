# Regular expressions in use: groups, lookaround, flags, replacement by functions, splitting, scanning a log.
import re

print(re.findall(r"(\d+)-(\w+)", "1-a 22-bb x-3"), re.findall(r"\d+(?=%)", "5% 10 20%"), re.findall(r"(?<!\$)\b\d+", "$5 6 $77 8"), re.findall(r"(?i)abc|x", "aBC X abc"), re.findall("", "ab"), re.findall(r"a|ab", "abab"))
m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "2024-02 rest")
print(m.group(), m.groups(), m.groups("none"), m.groupdict(), m["year"], m.start("month"), m.span(2), m.end(), m.lastgroup, m.lastindex, m.re.groupindex, m.expand(r"\g<month>/\1"), m.string[m.end():], bool(m))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello big world"), re.sub(r"\d", lambda m: str(int(m[0]) * 2), "a1b5"), re.sub("a", "b", "aaa", count=2), re.subn("x", "y", "axbx"), re.sub(r"(?m)^", "> ", "a\nb"), re.sub(r"(a)|b", r"[\1]", "ab"), re.sub(r"\s+", " ", " a \n\t b "))
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "a-b-c"), re.split(r"-", "a-b-c", maxsplit=1), re.split(r"(?=[A-Z])", "camelCaseText"), re.split(r"\b", "hi there"), re.split("x*", "axbc"))
text = "one two\nthree"
print(re.search(r"^three", text), re.search(r"^three", text, re.M).span(), re.search("two.three", text), re.search("two.three", text, re.S)[0], re.fullmatch(r"\w+", "abc!"), re.fullmatch(r"\w+", "abc")[0], re.match("b", "ab"), re.search("b", "ab").start())
verbose = re.compile(r"""
    (?P<sign>[-+])?    # perhaps a sign
    (?P<whole>\d+)     # digits
    (?:\.(?P<part>\d+))?   # perhaps a fraction
""", re.X)
print([verbose.fullmatch(t).groupdict() for t in ("12", "-1.5")], verbose.fullmatch("x"), verbose.groups, verbose.flags & re.X == re.X, verbose.pattern.count("#"))
print(re.findall(r"(a+)(b*)", "aabab"), re.findall(r"<(.+?)>", "<a><b>"), re.findall(r"<(.+)>", "<a><b>"), re.match(r"(?:a|b)*", "abba")[0], re.match(r"(a)|(b)", "b").groups(), re.findall(r"(\w)\1", "aabbcd"), re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a' \"b\""), re.findall(r"\bfoo\b", "foo food foo"), re.match(r"a{2,3}", "aaaa")[0], re.match(r"a{,2}b", "aab")[0])
for bad in ("(", "a**", "[a", "(?P<x>a)(?P<x>b)", "\\", "(?<n>a)", "a{3,2}", ")", r"\1", "[b-a]"):
    try:
        re.compile(bad)
        print(bad, "accepted")
    except re.error as error:
        print(repr(bad), error.msg, error.pos)
print(re.escape("a.b*c[1] \n"), re.match(re.escape("1+1"), "1+1")[0], re.compile("a").sub("b", "cat"), re.compile("x", re.I).findall("xX"), re.compile(b"\\d+").findall(b"1 22"), re.purge())
LOG = """2024-01-05 10:00:01 INFO  server started on port 8080
2024-01-05 10:00:07 ERROR db: connection refused (attempt 1)
2024-01-05 10:00:09 WARN  slow query: 1532ms
garbage line
2024-01-05 10:01:00 ERROR db: connection refused (attempt 2)"""
LINE = re.compile(r"^(\S+ \S+) (?P<level>[A-Z]+)\s+(?P<text>.*)$", re.M)
levels, numbers = {}, []
for m in LINE.finditer(LOG):
    levels.setdefault(m["level"], []).append(m["text"])
    numbers += [int(n) for n in re.findall(r"\d+", m["text"])]
print({k: len(v) for k, v in levels.items()}, numbers, levels["WARN"], [m.start() for m in re.finditer("ERROR", LOG)])
TOKENS = [("NUM", r"\d+(\.\d+)?"), ("ID", r"[A-Za-z_]\w*"), ("OP", r"[-+*/=()]"), ("WS", r"\s+"), ("BAD", r".")]
MASTER = re.compile("|".join(f"(?P<{n}>{p})" for n, p in TOKENS))
print([(m.lastgroup, m[0]) for m in MASTER.finditer("x1 = 3.5*(y+2)$") if m.lastgroup != "WS"])


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()


print([snake(n) for n in ("camelCase", "HTTPServer", "getURL2Path", "already_snake")], re.sub(r"_(\w)", lambda m: m[1].upper(), "to_camel_case"))
print([bool(re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", e)) for e in ("a@b.co", "a.b+c@d-e.org", "@x.y", "a@b")], re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.findall(r"[^\W\d_]+", "äb1_cß"), re.findall(r"\w+", "äb ß", re.A))
template = "Dear {name}, you owe {amount:.2f} since {when}"
print(re.sub(r"\{(\w+)(?::([^}]*))?\}", lambda m: format({"name": "Ann", "amount": 3.14159, "when": "May"}[m[1]], m[2] or ""), template))
count = 0
word = re.compile(r"([a-z])([a-z]*)")
for i in range(300):
    for m in word.finditer("the quick brown fox"):
        count += len(m[2]) + (m[1] in "tq")
print(count)
