# Short specifications, of which each is followed without being taken apart, and those beside them that are.
import itertools
import zlib

numbers = [0, 1, -1, 42, -42, 123456, -(2**60), 2**61 - 1, 2**70, True]
floats = [0.0, -0.0, 1.0, -1.5, 3.14159, 2.675, 1e10, -1e-10, 1e300, 5e-324, 0.5, 1.5, float("inf"), float("-inf"), float("nan")]
texts = ["", "a", "hello", "ünï", "𝄞x", "a longer text than most of the widths"]
aligns = ["", "<", ">", "^", "=", "*<", "0>"]
widths = ["", "0", "1", "5", "05", "12", "012", "100"]
precisions = ["", ".0", ".2", ".12", ".100"]
kinds = ["", "d", "x", "f", "s", "e", "q"]


def show(value, spec):
    try:
        return format(value, spec)
    except ValueError as error:
        return "ValueError: " + str(error)


def digest(values):
    lines, total = [], 0
    for align, width, precision, kind in itertools.product(aligns, widths, precisions, kinds):
        spec = align + width + precision + kind
        for value in values:
            total = zlib.crc32(show(value, spec).encode(), total)
        if width == "12" and precision in ("", ".2"):
            lines.append(spec + "|" + show(values[3], spec) + "|")
    return total, lines


for values in (numbers[:6], floats[:7], texts):
    total, lines = digest(values)
    print(total)
    print("\n".join(lines[::5]))
for value in numbers + floats:
    print([show(value, spec) for spec in ("5", "<5", ">8", "^9", "05", "5d", "x", "08x", ".2f", "8.3f", "08.3f", "<8.1f", "f")])
for text in texts:
    print([show(text, spec) for spec in ("5", "<5", ">8", "^9", "8s", "05", "^6s", ".2", "5.1", "d", "99")])


class Number(int):
    pass


class Shown:
    def __format__(self, spec):
        return "shown as " + repr(spec)


print(f"{Number(5):>4}|{Shown():>4}|{None!s:>6}|{[1, 2]!r:^10}|{3:{5}}|{2.5:{8}.{3}f}|{'a':{'<'}{4}}|")


def table(n):
    total = 0
    for i in range(n):
        line = f"{i:>6}|{i * 0.5:8.2f}|{str(i):<7}|{i:05d}|{-i:^8}|"
        total += len(line) + (line.count("0"))
    return total, line


print(table(1500))


def rounded(n):
    """Floats of all magnitudes, and halves, which go to the even digit."""
    seed, total = 12345, 0
    for i in range(n):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        for x in ((seed >> 40) / 1000, (seed >> 44) / 8, (seed >> 30) / 1024 - 1e6, (seed >> 58) / 2, (seed >> 11) * 2.0 ** -(seed & 127), 1e-9 * (seed >> 50)):
            total = zlib.crc32(f"{x:.2f} {x:.0f} {x:.6f} {x:12.9f}{x:.10f} %.1f %.3f".encode() % (x, x), total)
    return total


print(rounded(500))
print([f"{x:.0f} {x:.1f} {x:.2f} {x:.9f}" for x in (0.5, 1.5, 2.5, 0.05, 0.25, 0.125, 0.375, 2.675, 0.9999999995, 999999.9999999)])
print([f"{x:.1f}" for x in (4503599627370495.5, 4503599627370496.5, 9007199254740993.0, 1e22, 5e-324, 1e15, 18446744073709551615.0, 1844674407370955161.5)])
