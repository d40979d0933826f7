# What natives know without asking the program, and where they have to ask it.
import collections, datetime, decimal, itertools, operator

log = []


class Loud:
    def __init__(self, name, equals=False, change=None):
        self.name, self.equals, self.change = name, equals, change

    def __eq__(self, other):
        log.append(self.name)
        if self.change:
            self.change()
        return self.equals

    __hash__ = None


def searching():
    numbers = list(range(10_000))
    print(9_999 in numbers, 10_000 in numbers, numbers.index(4096), numbers.index(8191, 8191), numbers.count(5))
    for item in (3, 3.0, True, 2**70, "3", None, (3,), float("nan")):
        mixed = [0, 1.5, "3", 3.0, 2**70, None, (3,), 1]
        print(item in mixed, mixed.count(item), item in tuple(mixed), end=" ")
    print()
    nan = float("nan")
    print(nan in [nan], [nan] == [nan], (nan,) == (nan,), [nan].count(nan))
    loud = [1, Loud("a"), 2, Loud("b", True), 3]
    print(3 in loud, log, loud.index(7), loud.count(7)); log.clear()
    shrinking = list(range(20))
    shrinking[3] = Loud("shrinks", change=shrinking.clear)
    print(15 in shrinking, shrinking, log); log.clear()
    growing = [0, 1]
    growing[0] = Loud("grows", change=lambda: len(growing) < 6 and growing.append(9))
    print(9 in growing, len(growing), log); log.clear()
    try:
        ["a", "b"].remove("c")
    except ValueError as error:
        print(error)
    words = ["w%d" % i for i in range(100)]
    print("w" + "99" in words, words.index("w" + "50"), "é" in words, "é" in [*words, "é"])


def comparing():
    left, right = list(range(9_000)), list(range(9_000))
    print(left == right, left < right, left <= right, left != right)
    right[8_500] = 8_500.5
    print(left == right, left < right, left > right, left[:8_500] == right[:8_500], left[:100] < right)
    right = list(range(9_000))
    right[4_500] = Loud("x", True)
    print(left == right, log); log.clear()
    one, other = [1, Loud("cuts", True), 3], [1, 2, 3, 4]
    one[1].change = lambda: other.__delitem__(slice(1, None))
    print(one <= other, len(one), log); log.clear()


def sorting():
    floats = [2.5, -0.0, 0.0, -1.5, float("inf"), -float("inf"), 5e-324, -5e-324, 0.0, -0.0, 1e308]
    print(sorted(floats), sorted(floats, reverse=True))
    pairs = [(x % 3 * 1.0, x) for x in range(12)]
    print(sorted(pairs, key=operator.itemgetter(0)), sorted(pairs, key=operator.itemgetter(0), reverse=True)[:4])
    print(sorted(pairs, key=operator.itemgetter(0, 1))[:3], max(pairs, key=operator.itemgetter(1)))
    Point = collections.namedtuple("Point", "x y")
    points = [Point(3, Point(1, 2)), Point(1, Point(5, 1)), Point(2, Point(0, 9))]
    print([p.x for p in sorted(points, key=operator.attrgetter("x"))], min(points, key=operator.attrgetter("y.x")).x)
    print(sorted(points, key=operator.attrgetter("y.y", "x"))[0].x, operator.attrgetter("x", "y.x")(points[0]))

    class Key:
        def __call__(self, value):
            if value == 2:
                # What the class says from now on.
                Key.__call__ = lambda self, value: 10 * value
            return -value

    print(sorted(range(6), key=Key()), max(range(6), key=Key()))

    class Odd:
        pass

    odd = Odd()
    odd.__call__ = lambda value: value
    for function in (odd, 3):
        try:
            print(sorted([1, 2], key=function))
        except TypeError as error:
            print(error)
    turned = [1, "b", None, [2]]
    turned.reverse()
    print(turned, list(reversed(turned)), list(reversed(range(5))), list(reversed("abc")))


def texts():
    print("hello wORLD it's 3rd".title(), "éa ßb".title(), "hELLO".capitalize(), "éCOLE".capitalize(), "".title(), "".capitalize())
    print("42".zfill(5), "-42".zfill(5), "+".zfill(3), "é".zfill(3), "".zfill(2), "-5".zfill(40), "abc".zfill(2))
    for template in ("%d", "%5d|", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%08x", "%.4d", "%8.4d|", "%i", "%u", "%#o", "%X"):
        print(template % 42, template % -42, template % 0, template % 2**70, end="; ")
    print()
    print("%d%%" % True, "%d" % 3.99, "%s %r %a" % ("é", "é", "é"), "%-6s|%6.2s|" % ("ab", "xyz"), "é%d%s" % (1, "ü"))
    for template, value in (("%d", "x"), ("%x", 1.5), ("%d %d", 1), ("%", 1), ("%y", 1), ("%5", 1), ("%é", 1), ("a", 1)):
        try:
            print(template % value)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    print(list("aéb"), list("x" * 3), list(""))


def bytes_of_numbers():
    for number, length, order, signed in (
        (255, 1, "big", False), (256, 2, "little", False), (-1, 3, "big", True), (-128, 1, "big", True), (127, 1, "big", True),
        (2**60, 8, "big", False), (-(2**60), 8, "little", True), (0, 4, "big", False), (5, 9, "big", False),
    ):
        made = number.to_bytes(length, order, signed=signed)
        print(made, int.from_bytes(made, order, signed=signed) == number, end=" ")
    print()
    for number, length, signed in ((256, 1, False), (-1, 2, False), (128, 1, True), (-129, 1, True), (2**56, 7, False), (1, 0, False)):
        try:
            print(number.to_bytes(length, "big", signed=signed))
        except OverflowError as error:
            print(error, end="; ")
    print((0).to_bytes(0, "big"), int.from_bytes(b"", "big"), int.from_bytes(b"\xff" * 7, "big"), int.from_bytes(b"\xff" * 8, "little"))
    print(int.from_bytes(b"\x80" + b"\0" * 6, "big", signed=True), int.from_bytes([1, 2], "big"), True.to_bytes())


def streams():
    chained = itertools.chain([1, 2, 3], "ab", {4: 5}, range(2), (x for x in (7, 8)), itertools.chain([9], []))
    print(next(chained), list(chained), list(chained), tuple(itertools.chain.from_iterable([[1], (2, 3)])))
    rest = itertools.chain([1, 2], [3])
    next(rest), next(rest)
    print(list(rest))

    def broken():
        yield 1
        raise KeyError("x")

    failing = itertools.chain([0], broken(), [2])
    try:
        list(failing)
    except KeyError as error:
        print("failed", error, list(failing))
    try:
        list(itertools.chain([1], 5))
    except TypeError as error:
        print(error)
    counts = {"a": 1, "b": 2}
    print(sum(counts.values()), sum([0.1] * 10), sum((1, 2.5)), sum([[1], [2]], []), sum(iter([1, 2])))
    try:
        sum(counts.setdefault(str(value), value) for value in counts.values())
    except RuntimeError as error:
        print(error)
    growing = [1, 2]
    print(set(x for x in growing), set(growing), dict.fromkeys(growing), set(growing) - {1}, list(map(str, growing)))


def numbers_and_days():
    D = decimal.Decimal
    values = [D(text) for text in ("0", "-0", "1.50", "-2.345", "1e5", "1E-10", "123456789.123456789", "9" * 17, "NaN", "Infinity", "1e400")]
    for a in values:
        row = []
        for b in values:
            try:
                row += [str(a + b), str(a - b), str(a * b), a < b if not (a.is_nan() or b.is_nan()) else "-", a == b]
                row += [str(a / b)]
            except ArithmeticError as error:
                row += [type(error).__name__]
        print(*row)
    for rounding in (decimal.ROUND_HALF_EVEN, decimal.ROUND_UP, decimal.ROUND_FLOOR, decimal.ROUND_05UP, decimal.ROUND_HALF_DOWN):
        print([str(D(text).quantize(D("0.01"), rounding)) for text in ("2.345", "-2.345", "2.355", "0.001", "-0.009", "7", "1.999")])
    with decimal.localcontext() as context:
        context.prec = 5
        print(D("123.456") + D("0.0004"), D("99999") * D("3"), D(1) / D(3), D(2) / D(4), D("1.5").quantize(D("0.1")))
        context.clear_flags()
        D("1.25").quantize(D("0.1"))
        print(context.flags[decimal.Inexact], context.flags[decimal.Rounded])
        context.traps[decimal.Inexact] = True
        try:
            D("1.25").quantize(D("0.1"))
        except decimal.Inexact as error:
            print(type(error).__name__)
        try:
            D("123456").quantize(D("0.1"))
        except decimal.InvalidOperation as error:
            print(type(error).__name__)
    print([str(D((0, (1, 2, 3), exponent))) for exponent in (2, 0, -1, -2, -3, -4, -8, -9, -10)], D("1E+2").to_eng_string(), D("0E-7"))
    day = datetime.datetime(2024, 2, 29, 7, 8, 9, 10)
    print(day.strftime("%Y-%m-%dT%H:%M:%S.%f %y %b %a %j %p %I %% %A %B %e|%"), datetime.date(2024, 2, 3).strftime("%d/%m/%y %H"))
    print(datetime.time(1, 2, 3).strftime("%H%M%S %Y"), datetime.date(99, 1, 2).strftime("%m %d"), day.strftime(""))
    for text in (
        "2024-02-29", "2024-02-29T07:08", "2024-02-29 07:08:09", "2024-02-29T07:08:09.5", "2024-02-29T07:08:09.1234567", "20240229",
        "2024-W09-4", "2024-02-29T07:08:09+01:00", "2024-02-30", "2024-02-29T25:00", "2024-02-29T", "2024-02-29T07:08:", "2024-2-29",
        "2024-02-29T07:08:09.", "2024-02-29é07:08", "٢٠٢٤-02-29", "2024-02-29T07",
    ):
        for kind in (datetime.datetime, datetime.date):
            try:
                print(repr(kind.fromisoformat(text)), end=" ")
            except ValueError as error:
                print(error, end=" ")
        print()

    class Own(datetime.datetime):
        pass

    print(Own.fromisoformat("2024-02-29T07:08").isoformat(), type(Own.fromisoformat("2024-02-29")).__name__)


for part in (searching, comparing, sorting, texts, bytes_of_numbers, streams, numbers_and_days):
    part()
# Again, as hot code finds it.
def hot():
    total = 0
    words = ["a", "b", "c"]
    for i in range(3000):
        total += (i % 5 in [0, 2]) + ("c" in words) + words.index("b") + len("%d" % i) + len(i.to_bytes(2, "big")) + ([i, 1] == [i, 1])
    return total


print(hot())


# What fails on the way is left where it was, and refused as it should be.
import datetime
import itertools
import types
from decimal import Decimal, getcontext
class Q: pass
q = Q(); object.__setattr__(q, "\ud800x", 1)
print(hasattr(q, "\ud800x"), [ascii(k) for k in q.__dict__])
class Flaky:
    n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n == 3: raise ValueError
        if s.n > 6: raise StopIteration
        return s.n
it = itertools.chain([0], Flaky(), [9], {1: 2}, "ab", (3, 4))
try: list(it)
except ValueError: pass
print(list(it))
for f in (5, b"%d"):
    try: datetime.date(2020, 1, 1).strftime(f)
    except TypeError as e: print(e)
for n in (0, 1, 2, 3, 5, 8191, 8192, 8193, 8194, 8195, 20000):
    xs = list(range(n)); xs.reverse()
    assert xs == list(range(n - 1, -1, -1)), n
m = types.ModuleType("m"); m.__dir__ = lambda: ["q", "b"]
print(dir(m))
c = getcontext(); c.clear_flags(); Decimal("0.00").quantize(Decimal(1)); print([f.__name__ for f, v in c.flags.items() if v])
