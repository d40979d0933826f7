# `%s` and `%d` with nothing between the characters, beside longer conversions, and what does not fit.
class Shown:
    def __str__(self):
        return "shown"

    def __repr__(self):
        return "repr"


class Text(str):
    def __str__(self):
        return "a text"


class Number(int):
    def __str__(self):
        return "a number"


class Whole:
    def __int__(self):
        return 12

    def __repr__(self):
        return "whole"


def show(template, value):
    try:
        return template % value
    except (TypeError, ValueError, OverflowError) as error:
        return type(error).__name__ + ": " + str(error)


values = [0, 7, -7, 10**9, -(2**61), 2**70, -(2**70), True, 1.75, -1.75, "text", "ünï", "", None, Shown(), Text("t"), Number(5), Whole(), [1, "a"], (1,), ("a",), b"b", float("inf"), 1j]
for value in values:
    print(show("%s", value), show("<%d>", value), show("%5s|%-6s", (value, value)), sep=" ; ")
print(show("%s and %s", (1, "two")), show("%d-%d%%", (-3, 4)), show("%s%s%s", ("a", 1.5, None)))
print(show("%s", ()), show("%s", (1, 2)), show("%d %d", 1), show("%", 1), show("100%", ()), show("%%s", ()))
print(show("%s %(a)s", {"a": 1}), show("%(a)s %(b)d", {"a": 1, "b": 2}), show("%s", {"a": 1}), show("none", {"a": 1}))
print(show("%s %y", (1, 2)), show("ü%s%d", ("ä", 3)), show("%s" * 3, ("𝄞", "é", "a")), show("%d%s", ("a", 1)))
print(b"%s %d" % (b"a", 5), b"%d%%" % 3)
total = 0
for i in range(-500, 500):
    text = "%d:%s;" % (i, i)
    assert text == str(i) + ":" + str(i) + ";"
    total += len("line %d of %s" % (i, "file"))
print(total)
