"""Numbers as texts: words and back, roman numerals strictly read, ordinals, any base and negative ones, tables, units, wrapped text."""
import re

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {10**9: "billion", 10**6: "million", 1000: "thousand", 100: "hundred"}
ROMAN = list(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()))


def words(n):
    if n < 0:
        return "minus " + words(-n)
    for scale, name in SCALES.items():
        if n >= scale:
            rest = n % scale
            return f"{words(n // scale)} {name}" + ("" if not rest else (" and " if rest < 100 else " ") + words(rest))
    return ONES[n] if n < 20 else TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


def unwords(text):
    total = part = 0
    sign = 1
    for w in re.split(r"[\s-]+", text):
        if w == "minus":
            sign = -1
        elif w in ONES:
            part += ONES.index(w)
        elif w in TENS:
            part += 10 * TENS.index(w)
        elif w == "hundred":
            part *= 100
        elif scale := next((s for s, n in SCALES.items() if n == w), None):
            total, part = total + part * scale, 0
        elif w != "and":
            raise ValueError(f"not a number word: {w!r}")
    return sign * (total + part)


def roman(n):
    if not isinstance(n, int) or not 0 < n < 4000:
        raise ValueError(f"{n!r} has no roman numeral")
    out = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        out += letters * times
    return out


def unroman(s):
    if not re.fullmatch("M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})", s) or not s:
        raise ValueError("not roman: " + (s or "nothing"))
    values = [dict((l, v) for v, l in ROMAN)[c] for c in s]
    return sum(-a if a < b else a for a, b in zip(values, values[1:] + [0]))


def ordinal(n):
    return f"{n:,}" + ("th" if 10 <= n % 100 < 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th"))


def digits(n, base):
    if abs(base) < 2:
        raise ValueError(f"base {base}")
    if n == 0:
        return "0"
    sign, n = ("-", -n) if n < 0 < base else ("", n)
    out = []
    while n:
        n, d = divmod(n, base)
        if d < 0:
            n, d = n + 1, d - base
        out.append("0123456789abcdefghijklmnopqrstuvwxyz"[d])
    return sign + "".join(reversed(out))


def table(rows, marks):
    cells = [[f"{c:.2f}" if isinstance(c, float) else str(c) for c in r] for r in rows]
    widths = [max(map(len, col)) for col in zip(*cells, strict=True)]
    line = "+".join("-" * (w + 2) for w in widths)
    yield line
    for i, r in enumerate(cells):
        yield "|".join(f" {c:{m}{w}} " for c, m, w in zip(r, marks, widths))
        if i == 0:
            yield line


def wrap(text, width):
    lines, row = [], []
    for w in text.split():
        if row and sum(map(len, row)) + len(row) + len(w) > width:
            gaps, spare = len(row) - 1, width - sum(map(len, row))
            lines.append("".join(x + " " * (spare // gaps + (i < spare % gaps) if i < gaps else 0) for i, x in enumerate(row)) if gaps else row[0])
            row = []
        row.append(w)
    return lines + [" ".join(row)]


for n in (0, 13, 40, 99, 100, 101, 342, 1000, 1001, 12345, 1000000, -7, 2**31, 987654321098):
    print(n, words(n), ordinal(n), sep=" | ")
print(all(unwords(words(n)) == n for n in range(-50, 1500, 7)), sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 301)))
print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2026, 3999)], all(unroman(roman(n)) == n for n in range(1, 4000, 37)))
print([digits(n, b) for n, b in ((255, 2), (255, 16), (-255, 7), (0, 5), (10, -2), (-13, -3), (10**30, 36))], all(int(digits(n, b), b) == n for n in range(-40, 40) for b in (2, 3, 17, 36)))
print(*table([("name", "n", "share"), ("alpha", 3, 0.5), ("b", 12345, 2 / 3), ("żółw", -1, 1e6)], "<>^"), sep="\n")
print(*wrap("the quick brown fox jumps over the extraordinarily lazy dog and then sleeps", 16), sep="|\n")
print(f"{1234567.891:,.1f} {1234567:_d} {0.000123:.2e} {255:#x} {255:#010b} {-42:+06d} {3.0:g} {1e21:g} {0.1 + 0.2:.3g} {12:>5}|{12:<5}|{12:^5}|{'x':*^7}")
for act in (lambda: roman(0), lambda: roman(4000), lambda: roman(1.5), lambda: unroman("IIII"), lambda: unroman(""), lambda: unroman("IC"), lambda: unwords("one fish"), lambda: digits(5, 1), lambda: digits(10, 40), lambda: digits(39, 40), lambda: list(table([(1,), (1, 2)], "<")), lambda: words("x"), lambda: int("9", 8), lambda: f"{'x':d}"):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
