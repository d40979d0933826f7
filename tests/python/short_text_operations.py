# Splitting, finding, replacing, joining and adding strings of all lengths around those that are done in one go.
def pieces(length, step):
    return "".join("," if at % step == step - 1 else chr(97 + at % 26) for at in range(length))


def slow_split(text, separator):
    parts, part = [], ""
    at = 0
    while at < len(text):
        if text[at : at + len(separator)] == separator:
            parts.append(part)
            part = ""
            at += len(separator)
        else:
            part += text[at]
            at += 1
    return parts + [part]


def slow_find(text, wanted, start=0):
    for at in range(start, len(text) - len(wanted) + 1):
        if all(text[at + index] == wanted[index] for index in range(len(wanted))):
            return at
    return -1


for length in [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 66, 127, 130]:
    for step in [1, 2, 3, 5, 70]:
        text = pieces(length, step)
        for extra in ["", "é", "\U0001f600"]:
            text += extra
            assert text.split(",") == slow_split(text, ","), text
            assert text.split(",", 2) == text.split(",")[:2] + [",".join(text.split(",")[2:])] or text.count(",") < 3
            assert ",".join(text.split(",")) == text
            assert "--".join(text.split(",")).replace("--", ",") == text
            assert text.replace(",", "").count(",") == 0
            for wanted in [",", "b,", "abc", ",a", "é", ""]:
                assert text.find(wanted) == slow_find(text, wanted), (text, wanted)
                for start in [0, 1, 2, 63, 64, 65, 200]:
                    if start <= len(text):
                        assert text.find(wanted, start) == slow_find(text, wanted, start), (text, wanted, start)
                    else:
                        assert text.find(wanted, start) == -1
                    assert text.startswith(wanted, start) == (start <= len(text) and text[start : start + len(wanted)] == wanted)
                    assert text.endswith(wanted, start) == (start <= len(text) and text[start:].endswith(wanted))
                if wanted:
                    assert text.split(wanted) == slow_split(text, wanted)
            for other in ["", "x", "xy", "é", text]:
                both = text + other
                assert len(both) == len(text) + len(other) and both[: len(text)] == text and both[len(text) :] == other
                assert both.startswith(text) and both.endswith(other)
            assert text.strip("a,") == text.lstrip("a,").rstrip("a,")
            assert " ".join(text.split()) == text
print("split", "a b  c".split(" "), " a  b ".split(), "a,b,c".split(",", 0), "a,b,c".split(",", -1), ",".split(","), "".split(","))
print("abc".find("", 3), "abc".find("", 4), "abc".find("c", -1), "abc".rfind("", 4), "abc".startswith("", 4), "abc".endswith("", 3))
for bad in [lambda: "a".find(1), lambda: "a".startswith(1), lambda: "a".index("b"), lambda: "a".rindex("b"), lambda: "a".split("")]:
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print("abc".startswith(("x", "ab")), "abcabc".index("c", 3), "abcabc".rindex("b", 0, 4), "abc".find("b", None, 2))

# Characters repeated, filled, and their cases.
print(["-" * n for n in (-1, 0, 1, 2, 9)], "ab" * 3, len("x" * 2_000_000), "é" * 3, "" * 9)
print(["7".rjust(w, "0") + "|" + "é".center(w) + "|" + "ab".ljust(w, "\u20ac") for w in (0, 1, 2, 3, 6)], "-7".zfill(5), "7".zfill(0))
print([(t.isupper(), t.islower()) for t in ("", "a", "A", "aB", "1", "A1", "1a", "É", "é1")], "aBc".lower(), "aBc".upper(), "A".lower(), "".upper())

# Integers as text, of all lengths, and integers and floats of text.
for exponent in range(20):
    for number in (10**exponent - 1, 10**exponent, 10**exponent + 1, -(10**exponent)):
        digits = str(number)
        assert int(digits) == number and f"{number}" == digits and "%d" % number == digits and f"<{number}>" == "<" + digits + ">"
        assert "{}".format(number) == digits and "%s|%s" % (number, number) == digits + "|" + digits
print([int(t) for t in (" 12 ", "-7", "+7", "1_000", "٣", b"12", "0")], [int(x) for x in (3.9, -3.9, True, 2**70, 1e20)])
print([float(t) for t in ("1.5", " 2 ", "1e3", "-inf", "1_0.5", b"2.5", 3, True, 2**70, 0.5)])
for bad in ["", "x", "1.5", "1__0", "- 1", None, [], b"x", 1j]:
    for kind in (int, float):
        try:
            print(kind.__name__, kind(bad))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


class Half:
    def __int__(self):
        return 4

    def __float__(self):
        return 0.5


class Text(str):
    pass


print(int(Half()), float(Half()), int(Text("12")), float(Text("1.5")))
for bad in (float("nan"), float("inf")):
    try:
        int(bad)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)

# Floats with digits behind the point.
for number in (0.0, -0.0, 0.5, 1.5, 2.5, 0.125, 1e-9, 123456.789, 1e15, 1e16, 1e22, 0.1 + 0.2, 99.995, -1.005, 1e300):
    print("%.0f %.1f %.2f %f %.9f" % (number, number, number, number, number), f"{number:.3f} {number:9.2f} {number:<9.1f}|", number)
for value in (5, -5, 1.25, "ab", "é", "long text that is wider"):
    for spec in ("", "5", "<5", ">5", "^6", "3"):
        print(f"[{value:{spec}}]", ("[{:" + spec + "}]").format(value), end=" ")
    print()
print(f"{True}{None}{1.5}{'a'!s}{7!s}{7!r}{Text('t')}{Half is None}{2**70} {-0.0}{'':>3}{5:>3}{5}", f"{5}", f"{'x'}", [f"{''}{''}"])
