"""Calendars computed by hand: day numbers, weekdays, Easter, weeks of ISO, Julian dates, months printed, spans, against datetime."""
import calendar
from datetime import date, timedelta

NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


def length(y, m):
    if not 1 <= m <= 12:
        raise ValueError(f"no month {m}")
    return 28 + leap(y) if m == 2 else 31 - (m - 1) % 7 % 2


def number(y, m, d):
    if not 1 <= d <= length(y, m):
        raise ValueError(f"{y}-{m:02}: no day {d}")
    before = y - 1
    return before * 365 + before // 4 - before // 100 + before // 400 + sum(length(y, k) for k in range(1, m)) + d


def back(n):
    n -= 1
    hundreds4, n = divmod(n, 146097)
    hundreds, n = divmod(n, 36524)
    fours, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    y = 400 * hundreds4 + 100 * min(hundreds, 3) + 4 * fours + years + 1
    if hundreds == 4:
        return 400 * (hundreds4 + 1), 12, 31
    if years == 4:
        return y - 1, 12, 31
    m = 1
    while n >= length(y, m):
        n -= length(y, m)
        m += 1
    return y, m, n + 1


def easter(y):
    a, b, c = y % 19, y // 100, y % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    return divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)


def zeller(y, m, d):
    if m < 3:
        y, m = y - 1, m + 12
    return (d + 13 * (m + 1) // 5 + y + y // 4 - y // 100 + y // 400 + 5) % 7


def iso(y, m, d):
    n = number(y, m, d)
    thursday = back(n - (n - 1) % 7 + 3)
    return thursday[0], (number(*thursday) - number(thursday[0], 1, 1)) // 7 + 1, (n - 1) % 7 + 1


def nth(y, m, k, weekday):
    days = [d for d in range(1, length(y, m) + 1) if zeller(y, m, d) == weekday]
    return days[k - 1 if k > 0 else k]


def page(y, m):
    yield f"{calendar.month_name[m]} {y}".center(20).rstrip()
    yield " ".join(n[:2] for n in NAMES)
    cells = ["  "] * zeller(y, m, 1) + [f"{d:2}" for d in range(1, length(y, m) + 1)]
    for i in range(0, len(cells), 7):
        yield " ".join(cells[i : i + 7])


dates = [date(1, 1, 1) + timedelta(days=i * 9973 % 3652059) for i in range(150)] + [date(2000, 12, 31), date(1996, 2, 29), date(9999, 12, 31), date(2021, 1, 3)]
parts = [(d.year, d.month, d.day) for d in dates]
print(all(number(*p) == d.toordinal() and back(number(*p)) == p for p, d in zip(parts, dates)), all(zeller(*p) == d.weekday() for p, d in zip(parts, dates)))
print(all(iso(*p) == tuple(d.isocalendar()) for p, d in zip(parts, dates) if d.year not in (1, 9999)), iso(2026, 1, 1), iso(2020, 12, 31), date(2021, 1, 3).isocalendar())
print([easter(y) for y in (1961, 2000, 2024, 2038)], NAMES[zeller(1969, 7, 20)], [y for y in range(1890, 1910) if leap(y)], sum(map(leap, range(1, 2001))), calendar.leapdays(1, 2001))
print(sum(zeller(y, m, 13) == 4 for y in range(2000, 2400) for m in range(1, 13)), [nth(2024, m, 2, 1) for m in range(1, 13)], nth(2024, 2, -1, 3), calendar.monthrange(2024, 2)[1])
print(*page(2024, 2), *page(2021, 8), sep="\n")
print("\n".join(page(2026, 11)) == "\n".join(l.rstrip() if i == 0 else l.ljust(0) for i, l in enumerate(calendar.month(2026, 11).rstrip().split("\n"))) or calendar.month(2026, 11).split("\n")[2], calendar.isleap(1900))
print(date(2024, 3, 1) - date(2023, 3, 1), date(2024, 1, 31) + timedelta(weeks=4), date(2024, 2, 29).replace(day=1) < date.max, timedelta(days=-1, hours=5), timedelta(1) / timedelta(hours=5), timedelta(10) // 3, abs(timedelta(-2.5)), divmod(timedelta(7), timedelta(2)))
for act in (lambda: number(2023, 2, 29), lambda: length(2024, 13), lambda: nth(2024, 2, 6, 0), lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: date.max + timedelta(1), lambda: date.fromisoformat("2024-1-1"), lambda: timedelta(10**9)):
    try:
        print(act())
    except Exception as e:
        print(type(e).__name__, e)
