# What patterns take for groups, replacements and texts.
import array
import re


def shown(f, *arguments):
    try:
        print(repr(f(*arguments)))
    except Exception as error:
        print(type(error).__name__, error)


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


found = re.match("(?P<first>a)(b)?", "ab")
for group in Number(1), Number(9), Number(-1), True, 1.0, "first", "none", None, 10**30:
    shown(found.group, group)
    shown(found.span, group)
    shown(lambda: found[group])
print(found.group(Number(2), "first"))

for pattern, replacement, text in [
    ("a", b"b", "aa"), ("a", b"b", "cc"), (b"a", "b", b"aa"), (b"a", "b", b"cc"), (b"a", bytearray(b"b"), b"aa"),
    (b"(a)", memoryview(b"<\\1>"), b"ba"), ("a", 5, "a"), ("a", None, "a"), (b"a", b"b", "a"), ("a", "b", b"a"),
    (b"a", b"b", bytearray(b"aba")), (b"a", b"b", array.array("B", b"aba")), ("a", lambda m: b"x", "a"), ("a", lambda m: None, "ab"),
]:
    shown(re.sub, pattern, replacement, text)
    shown(re.subn, pattern, replacement, text)
print(re.findall(b"a.", bytearray(b"abac")), re.split(b",", memoryview(b"a,b")), re.search(b"b", array.array("B", b"abc")).span())
