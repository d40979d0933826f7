"""Flags that groups turn off, names of characters, look-behind of one width only, scanners, names of groups."""
import re


def tried(pattern, text, flags=0):
    try:
        found = re.search(pattern, text, flags)
        print(repr(pattern), repr(text), found and (found.span(), found.groups()))
    except (re.error, ValueError) as error:
        print(repr(pattern), type(error).__name__, error)


for pattern, text, *flags in [
    ("(?-i:a)b", "Ab", re.I), ("(?-i:a)b", "aB", re.I), ("(?i:a)b", "Ab"), (" a(?-x: b) c", "a bc", re.X), (r"\N{LESS-THAN SIGN}", "<"),
    (r"[\N{DIGIT ONE}-\N{DIGIT THREE}]+", "0123"), (r"(?<=a+)b", "ab"), (r"(?<!a|bc)d", "d"), (r"(?<=a|b)d", "bd"),
    (r"(?<=ab{2})c", "abbc"), (r"(?<=(?:ab|cd))e", "cde"), (r"(a)b(?<=\1b)c", "abc"), (r"(?<=^|,)x", "a,x"), (r"(?<=a{1,2})b", "ab"),
    ("(?P<a b>x)", "x"), ("(?(-1)a|b)", "b"), ("(?(1a)a|b)", "b"), (r"(abc\1)", "x"), (r"(?a)\w+", "aé", 0), (r"(?a)\w", "é", re.U),
]:
    tried(pattern, text, *flags)

scanner = re.compile(r"(?P<NUM>\d+)|(?P<OP>[+*])|(?P<WS>\s+)").scanner("12 + 3*x")
for found in iter(scanner.match, None):
    print(found.lastgroup, found.group())
words = re.compile(r"\w*").scanner("ab cd")
for found in iter(words.search, None):
    print(found.span(), end=" ")
print(scanner.match(), re.compile("a").scanner("xaya", 1, 3).search())
