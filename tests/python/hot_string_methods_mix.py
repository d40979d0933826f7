"""Methods of str at hot sites with strings of every width, and what they refuse."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", "plain", "Ünïcode", "ß ﬁ", "\u2603 snow", "\U0001f40d snake", "tab\tline\n", "123", "½²", "ΑΒ", "a" * 70]
for t in texts:
    print(ascii(t.upper()), ascii(t.lower()), ascii(t.title()), ascii(t.casefold()), ascii(t.swapcase()), t.isalpha(), t.isdigit(), t.isnumeric(), t.isdecimal(), t.isidentifier(), t.isprintable(), t.isspace(), t.istitle())


def mix(turns):
    sizes = [0] * 6
    for i in range(turns):
        t = texts[i % len(texts)]
        sizes[0] += len(t.center(i % 20, "*")) + len(t.ljust(i % 9)) + len(t.zfill(i % 7))
        sizes[1] += t.find("n") + t.rfind("a", 1) + t.count("s")
        sizes[2] += len(t.split()) + len(t.split("a", 1)) + len(t.splitlines(True)) + len(t.rsplit(None, 1))
        sizes[3] += len(t.replace("a", "\u2603")) + len(t.strip("ael")) + len(t.partition(" ")[2])
        sizes[4] += t.startswith(("p", "\U0001f40d")) + t.endswith("e", 1, -1) + (t < texts[(i * 3) % 11])
        sizes[5] += sum(map(ord, t[i % 5 : 9])) + len(t.encode()) + len(t * (i % 3)) + len(t.expandtabs(i % 6))
    return sizes


print(mix(330))
print(attempt(lambda: "a".join([1])), attempt(lambda: "a".split("")), attempt(lambda: "a" + 1), attempt(lambda: "a".index("z")), attempt(lambda: "a".center(5, "ab")), attempt(lambda: "é".encode("ascii")), attempt(lambda: b"\xff".decode()), attempt(lambda: "a".startswith(3)), attempt(lambda: chr(-1)), attempt(lambda: ord("ab")), attempt(lambda: "a" * 1.5), sep="\n")
print("é".encode("ascii", "replace"), "é\u2603".encode("latin-1", "xmlcharrefreplace"), b"a\xffb".decode("utf-8", "replace"), b"a\xff".decode("ascii", "ignore"), "a\u00e9".encode("ascii", "backslashreplace"), "abc".maketrans("ab", "xy", "c"), "abcab".translate({97: "AA", 98: None}), "xXx".removeprefix("x").removesuffix("x"))
