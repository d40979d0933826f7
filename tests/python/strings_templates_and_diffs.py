"""Texts compared and made: line diffs by common parts, patches applied, wildcards, natural order, camel and snake, justified columns."""
import re
from functools import cache


def diff(a, b):
    @cache
    def common(i, j):
        if i == len(a) or j == len(b):
            return 0
        return 1 + common(i + 1, j + 1) if a[i] == b[j] else max(common(i + 1, j), common(i, j + 1))

    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield " ", a[i]
            i, j = i + 1, j + 1
        elif j == len(b) or i < len(a) and common(i + 1, j) >= common(i, j + 1):
            yield "-", a[i]
            i += 1
        else:
            yield "+", b[j]
            j += 1


def patch(lines, changes):
    rest, out = list(lines)[::-1], []
    for sign, line in changes:
        if sign != "+":
            if not rest or rest[-1] != line:
                raise ValueError(f"expected {line!r}, found {rest[-1] if rest else None!r}")
            rest.pop()
        if sign != "-":
            out.append(line)
    return out + rest[::-1]


def wild(pattern, text):
    p = t = 0
    star, mark = -1, 0
    while t < len(text):
        if p < len(pattern) and pattern[p] in ("?", text[t]) and pattern[p] != "*":
            p, t = p + 1, t + 1
        elif p < len(pattern) and pattern[p] == "*":
            star, mark, p = p, t, p + 1
        elif star >= 0:
            mark += 1
            p, t = star + 1, mark
        else:
            return False
    return set(pattern[p:]) <= {"*"}


def natural(s):
    return [(0, int(part), "") if part.isdigit() else (1, 0, part.casefold()) for part in re.split(r"(\d+)", s) if part]


def snake(s):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", s).lower()


def camel(s):
    return re.sub(r"_+(\w)", lambda m: m[1].upper(), s.strip("_"))


old = "the quick brown fox jumps over the lazy dog".split()
new = "the slow brown cow jumps over a lazy old dog".split()
changes = list(diff(old, new))
print(*(s + w for s, w in changes), sep=" ")
print(patch(old, changes) == new, "".join(s for s, _ in diff("abc" * 15, "acb" * 15)), list(diff("", "")), list(diff("", "x")))
print([wild(p, "updraft.tar.gz") for p in ("*", "*.gz", "u*t*z", "?pdraft.*", "*.zip", "updraft", "**gz*", "")], wild("", ""), wild("*?", ""), wild("a*" * 20 + "b", "a" * 60))
print(sorted(["x10", "x9", "X1", "x", "2y", "10y", "x9b", "x09a"], key=natural), natural("a1B22"))
print([snake(s) for s in ("parseHTTPResponse", "X", "aB", "already_snake", "Point2DArray")], [camel(s) for s in ("to_camel_case", "_x_y_", "a__b", "plain")])
print("Tab\tsep".expandtabs(6), "x".center(6, "-"), "ab".ljust(5) + "|", "-7".zfill(5), "a,b,,c".split(",", 2), "a  b c ".rsplit(None, 1), "k=v=w".partition("="), "k=v=w".rpartition("="), "lines\r\nof\x0btext\n".splitlines(), "ß".upper(), "İ".lower().encode())
try:
    patch(old, [("-", "nope")])
except ValueError as e:
    print(e)
for act in (lambda: patch([], [(" ", "x")]), lambda: natural(5), lambda: "a".join([1]), lambda: "abc".index("z"), lambda: "x" * "y", lambda: "a".split(""), lambda: "{} {}".format(1), lambda: "{x}".format(y=1), lambda: "%d" % "s", lambda: "a".center(5, "ab")):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
