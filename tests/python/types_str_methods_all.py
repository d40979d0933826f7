# Every method of strings on odd texts: empty, wide, mixed.
TEXTS = ["", "a", "Hello World", "  pad\t\n", "ÄÖü ß", "日本語", "123", "½", "a1_b", "ALL CAPS", "Title Case Here", "x\ny\r\nz", "\u0130", "😀 smile"]
for t in TEXTS:
    print(ascii(t), [m for m in ("isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "islower", "isupper", "istitle", "isspace", "isidentifier", "isascii", "isprintable") if getattr(t, m)()])
    print(*map(ascii, (t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), t.casefold(), t.strip(), t.center(12, "*"), t.zfill(8), t[::-1])))
s = "one,two,,three"
print(s.split(","), s.split(",", 1), s.rsplit(",", 1), s.partition(","), s.rpartition(","), s.partition("x"), s.rpartition("x"), "".split(), "".split(","), " a  b ".split(), " a  b ".split(" "))
print("a\nb\r\nc\x0bd\u2028e".splitlines(), "a\nb\n".splitlines(True), "x".join([]), "-".join("abc"), ", ".join(["one"]))
print(s.find("t"), s.rfind("t"), s.find("z"), s.index("two"), s.count("o"), s.count(""), "aaa".count("aa"), s.find("o", 1), s.find("", 99), s.startswith(("x", "one")), s.endswith("e", 0, 3), "abc".find("c", -1))
print(s.replace(",", ";"), s.replace(",", "", 1), "aaa".replace("", "-"), "abc".replace("", "-", 2), "aa".replace("aa", "a"), s.removeprefix("one"), s.removesuffix("x"), "xxabxx".strip("x"), "xyabyx".lstrip("xy"), "abc".rstrip("bc"))
print("tab\tx\ty".expandtabs(4), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "-42".zfill(6), "+x".zfill(4), "ab".center(5) + "|", "a".center(4, "*"))
print("%s %r %a %5s|%-5s|%.2s %c %%" % ("s", "r", "ä", "x", "y", "long", 65), "%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%x %X %o %#x %e" % (255, 255, 8, 255, 1234.5))
print("{} {1} {0}".replace("{} ", "").format("a", "b"), "{:>5}|{:^7}|{:*<4}".format("x", "mid", 1), "{0[1]} {1.real} {k!r}".format([1, 2], 3, k="v"), "{{}} {:{w}.{p}f}".format(3.14159, w=8, p=2))
for bad in ("{}{1}", "{", "}", "{0", "{a}", "{:d}"):
    try:
        print(bad.format("x"))
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
print("abc" < "abd", "a" < "B", "" < "a", "ä" > "z", max("hello"), sorted("hello"), "lo" in "hello", "" in "", "x" not in "abc", "ab" * 3, 0 * "x", "a" "b")
print("äöü€😀".encode(), "äöü".encode("latin-1"), "x€".encode("ascii", "replace"), "x€".encode("ascii", "ignore"), "x€".encode("ascii", "xmlcharrefreplace"), "x€".encode("ascii", "backslashreplace"), b"\xc3\xa4".decode(), b"\xff".decode("utf-8", "replace"))
for action in (lambda: "€".encode("ascii"), lambda: b"\xff".decode(), lambda: "x".index("y"), lambda: "a".join([1]), lambda: "abc"[5], lambda: "a" + 1, lambda: int("x"), lambda: "x".encode("no-such")):
    try:
        action()
    except (ValueError, TypeError, IndexError, LookupError) as error:
        print(type(error).__name__, error)
word = "programming"
print(word[0], word[-1], word[2:5], word[::-2], word[:-3], word[50:], word[-3:], word[5:2], word[::3], [word[i : i + 4] for i in range(0, 11, 4)])
print({c: word.count(c) for c in sorted(set(word))}, "".join(dict.fromkeys(word)), [*enumerate("ab")], list(zip("ab", "xyz")), ord("€"), chr(8364), ascii("é"), repr("it's \"q\" \\ \n \x07"))
