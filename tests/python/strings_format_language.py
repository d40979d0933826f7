"""The formatting mini-language over ints, floats, strings, complex; alternate forms and errors."""


def attempt(value, spec):
    try:
        return format(value, spec)
    except (ValueError, OverflowError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


ints = ["", "d", "5", "<5", "^5", "=5", "05", "+d", " d", "x", "#x", "#X", "#o", "#b", "#010b", ",", "_", "_x", "_b", "010,", "*^9", "c", "n", "e", ".2f", "%", "g", "é>6", "+,d", "z.1f", "<05", "-^+7d"]
for spec in ints:
    print(repr(spec), [attempt(v, spec) for v in (0, 42, -1234567)], end="; ")
print()
floats = ["", "f", ".0f", "#.0f", ".3", ".3e", ".3E", "g", "#g", ".10g", "n", "%", ".1%", "+.2f", " .2f", "010.3f", ",.2f", "_.1f", "<9.2f", "=+9.2f", "e", ".0e", "G", "F", ".20f", "z.0f"]
for spec in floats:
    print(repr(spec), [attempt(v, spec) for v in (0.0, -0.4, 1234.5678, 1e22, float("inf"), float("nan"))], end="; ")
print()
for spec in ("", "10", "<10", "^10", ".2", "*>8.3", "s", "08", "é^7"):
    print(repr(spec), attempt("héllo", spec), attempt(True, spec), attempt(2.5j, spec), end="; ")
print()
for value, spec in (("s", "d"), ("s", "="), ("s", "+"), ("s", ","), (1, "s"), (1, ".2"), (1.5, "d"), (1.5, "x"), (1, ",x"), (1, "_,"), (-1, "c"), (10**7, "c"), (1, "5 "), (None, "5"), ([], "d"), (1j, "=5"), (1j, "05"), (1, "99999999999999999999"), ("", "#"), (1, "+c")):
    print(repr(value), spec, attempt(value, spec))
print("{0} {1} {0}".format(1, 2), "{a[0]} {a[k]} {b.real}".format(a={0: "zero", "k": "key"}, b=3), "{:{}}|{:{w}.{p}}".format("x", 4, 3.14159, w=8, p=3), "{!r:>5} {!s} {!a}".format("é", "é", "é"))
for text, args in (("{} {0}", (1,)), ("{0} {}", (1, 2)), ("{", ()), ("}", ()), ("{!z}", (1,)), ("{2}", (1,)), ("{k}", ()), ("{0.x}", (1,)), ("{0[a]}", ([],)), ("{:{:{}}}", (1, 2, 3)), ("{0!}", (1,)), ("{0!rx}", (1,))):
    try:
        print(text.format(*args))
    except Exception as error:
        print(text, "->", type(error).__name__, error)
for text, args in (("%d %i %5.2f|%-6s|%+d|%x|%#o|%e|%g|%c|%%|%r", (3.9, 2, 2.345, "ab", 5, 255, 8, 12345.678, 1e-5, 65, "q")), ("%*d|%-*s|%.*f", (5, 3, 4, "a", 2, 1.239)), ("%(a)s %(b)05d", {"a": 1, "b": 2}), ("%s", ((1, 2),)), ("%s %s", (1,)), ("%d", "x"), ("%z", 1), ("%s", (1, 2)), ("%c", "ab"), ("%(a)s", (1,)), ("%", 1), ("%x", 1.5)):
    try:
        print(text % args)
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def hot(turns):
    size = 0
    for i in range(turns):
        size += len(f"{i:>{i % 9}}{i / 3:.{i % 5}f}{i:#x}{i * 1e5:,.1f}{-i:+06d}{i % 2 == 0!s:^7}{i ** 5:_}") + len("%5d|%-8.3f|%s" % (i, i / 7, i))
    return size, f"{turns:08b}"


print(hot(250))
