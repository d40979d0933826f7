import re
print(re.findall(r"(\w)(\d)?", "a1b c2"), re.split(r"[,;]\s*", "a, b;c,  d"), re.split(r"(-)", "a-b-c", maxsplit=1), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world x y"), re.sub("a", lambda m: m[0].upper() + str(m.start()), "banana", count=2), re.subn("x*", "-", "abxd"))
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?", "on 2024-05 ok")
print(m, m.groups(), m.groups("?"), m.groupdict(), m["y"], m.span("m"), m.start(), m.end(2), m.lastgroup, m.lastindex, m.string, m.re.pattern, m.expand(r"\g<m>/\1"), m.regs if 0 else "")
p = re.compile(r"""(?x) (\d+) \s* # number
   ([a-z]+)  """, re.I); print(p.findall("10 KG, 5lb"), p.flags & re.I != 0, p.groups, p.match("x 5kg", 2), p.fullmatch("5kg").group(1, 2))
print(re.findall(r"^\w", "ab\ncd", re.M), re.findall(r"a.c", "a\nc", re.S), re.findall(r"(?i:A)b", "ab AB"), re.findall(r"\bfoo\b", "foo food foo"), re.findall(r"(?<=\$)\d+(?!\d|€)", "$12 $34€"), re.findall(r"(?<!a)b", "ab bb"), re.findall(r"(a+)\1", "aaaa aab"), re.findall(r"<.*?>", "<a><b>"), re.findall(r"[^\W\d_]+", "ab1_c é"))
print([m.span() for m in re.finditer("a|b*", "abba")], re.escape("a.b*c"), re.match(r"(?:(a)|b)*", "ab").groups(), re.match("(a)?(b)?", "b").span(1), re.fullmatch("a|ab", "ab"), re.sub(r"(?m)^", "> ", "a\nb"), re.sub(r"\s+", " ", " a \t b\n"), re.findall(r"\d+(?:\.\d+)?", "1 2.5 3."))
for bad in ("(", "a**", "[z-a]", "(?P<1>a)", r"\1", "(?P<a>x)(?P<a>y)", "*a", "a{2,1}", "[", r"\g"):
    try: re.compile(bad); print(bad, "ok")
    except re.error as e: print(bad, "->", e.msg, e.pos)
tok = re.compile(r"(?P<num>\d+)|(?P<op>[-+*/()])|(?P<ws>\s+)|(?P<bad>.)")
print([(m.lastgroup, m[0]) for m in tok.finditer("12+(3 * x)") if m.lastgroup != "ws"], re.sub("(?P<q>b)", r"[\g<q>\g<0>]", "abc"), re.match(b"\\d+", b"12a")[0], bool(re.match("a{0}b", "b")), re.findall("a{,2}", "aaa"), re.findall(r"(?s)(?i).b", "\nB"))
total = 0
for i in range(800): total += len(re.findall(r"\d", str(i))) + bool(p.match(f"{i}kg"))
print(total)
