"""re: groups, look-around, flags, substitution with functions, scanners, splitting, errors."""
import re


def attempt(action):
    try:
        return action()
    except re.error as error:
        return f"error: {error}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


m = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?", "2024-05 and more")
print(m.group(), m.group(1, "month"), m["day"], m.groups(), m.groups("--"), m.groupdict(0), m.span("month"), m.start("day"), m.end(), m.lastgroup, m.lastindex)
print(m.re.groups, dict(m.re.groupindex), m.string[m.end():], m.pos, m.endpos, m.expand(r"\g<month>/\1 [\g<0>]"), m)
print(re.findall(r"(\w)(\d)?", "a1b c3"), re.findall(r"\d+", "1 22 333"), re.findall(r"(?:ab)+|(c)", "ababcab"), re.findall("", "ab"))
print([x.span() for x in re.finditer(r"a*", "baac")], re.split(r"(,)\s*", "a, b,c"), re.split(r"\W+", " x y ", maxsplit=1), re.split(r"x*", "axbc"), re.split(r"(?<=a)", "banana"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world x"), re.sub("a*", "-", "baac"), re.subn(r"\d", lambda x: str(int(x[0]) * 2), "a1b2c3", count=2), re.sub(r"(?P<q>['\"])(.*?)(?P=q)", r"<\g<2>>", "say 'it' and \"x'y\""))
print(re.search(r"(?<=\$)\d+(?!\d|\.)", "$12.5 $34 x").group(), re.search(r"(?<!a)b", "abcb").start(), re.search(r"(?=(\w+))\w", "word").group(1), re.search(r"(a)?b(?(1)c|d)", "abd bd abc").group())
print(re.findall(r"^\w+$", "one\ntwo\n3 4", re.M), re.findall(r"a.b", "a\nb a.b", re.S), bool(re.match(r"(?i)ÉCOLE", "école")), re.findall(r"(?x) \d + # digits\n | [a-c]", "1a22z"), re.findall(r"\w+", "naïve café", re.A), re.findall(r"(?i:a)B", "aB AB ab"))
print(re.fullmatch(r"a|ab", "ab"), re.match(r"a|ab", "ab"), re.match(r"a{2,3}?", "aaaa").group(), re.match(r"a{,2}", "aaa").group(), re.match(r"(a+)+b", "aaab").groups(), re.match(r"a++a", "aaa"), re.match(r"(?>a+|b)c", "aac").group())
print(re.match(r"[\]\-a\\^]+", r"]-a\^x").group(), re.findall(r"[^\W\d_]+", "ab1_cd"), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"\Bo", "oo foo"), re.match(r"\x41\u00e9\t\101", "Aé\tA").group(), re.escape("a.b*c[é]-d e"))
for pattern in ("(", "a)", "[a", "*a", "a**", "(?P<1>a)", "(?P<n>a)(?P<n>b)", r"\2(a)", "a{3,2}", "(?z)", r"\q", "(?P=no)", "[z-a]"):
    print(pattern, "->", attempt(lambda: re.compile(pattern)))
print(attempt(lambda: re.sub("a", r"\3", "a")), attempt(lambda: m.group(9)), attempt(lambda: m["zz"]), attempt(lambda: re.match(b"a", "a")), attempt(lambda: re.match("a", 3)))
p = re.compile(r"b(?P<n>\d)", re.I | re.M)
print(p, p.flags & re.I, p.search("xxB1b2", 4).group(), p.search("b1", 1), p.match("xb7", 1).span(), p.fullmatch("b7b", 0, 2).group("n"), re.compile(b"a\\d").findall(b"a1 a2"))
tokens = re.compile(r"\s*(?:(?P<num>\d+\.?\d*)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|[-+*/()=<>]=?)|(?P<bad>.))")


def lex(text):
    return [(t.lastgroup, t[t.lastgroup]) for t in tokens.finditer(text)]


print(lex("x1 = 3.5*(y ** 2) >= 4 $"))


def hot(turns):
    number, words = re.compile(r"(\d+)(?:\.(\d+))?"), 0
    total = 0
    for i in range(turns):
        found = number.search(f"item {i}.{i % 7} costs" if i % 3 else f"{i}")
        total += int(found[1]) + int(found[2] or 100)
        words += len(re.findall(r"\b[a-t]\w*", "the quick brown fox" * (i % 3)))
        if not number.match("x"):
            total += 1
    return total, words, re.sub(r"(.)\1+", lambda x: f"{x[1]}{len(x[0])}", "aaabccddddd" * 3)


print(hot(200))
