# Dates and times: arithmetic, formatting, parsing, zones, calendars; no clock is asked.
import calendar
import time
from datetime import date, datetime, time as clock, timedelta, timezone

d = date(2024, 2, 28)
print([str(d + timedelta(days=n)) for n in range(4)], d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.replace(year=2023), d.timetuple().tm_yday, date.min, date.max)
print((date(2024, 12, 25) - d).days, date(2024, 1, 1) - date(2023, 1, 1), d < date(2024, 3, 1), sorted([date(2024, 1, 2), date(2023, 5, 1)])[0], max(d, date.min), d == date(2024, 2, 28), hash(d) == hash(date(2024, 2, 28)), repr(d), f"{d:%A %d %B %Y, week %W, day %j}")
dt = datetime(2024, 3, 10, 14, 5, 9, 123456)
print(dt, dt.isoformat(), dt.isoformat(" ", "minutes"), dt.date(), dt.time(), dt.strftime("%Y/%m/%d %H:%M:%S.%f %I %p %y %b %a %%"), dt.replace(microsecond=0), dt.ctime(), repr(dt), f"{dt:%H-%M}")
print(datetime.strptime("10 Mar 2024 02:05 PM", "%d %b %Y %I:%M %p"), datetime.strptime("2024-070", "%Y-%j"), datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"), date.fromisoformat("2024-12-31"), clock.fromisoformat("12:30"))
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 1, 1, 25), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("2024-13-01"), lambda: datetime.strptime("2024 extra", "%Y")):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
t = timedelta(days=1, hours=-3, minutes=90, seconds=30, milliseconds=1500)
print(t, t.days, t.seconds, t.microseconds, t.total_seconds(), -t, t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=5), abs(-t), timedelta(weeks=1), timedelta(seconds=-1), str(timedelta(days=-1, hours=1)), repr(t), bool(timedelta()), divmod(t, timedelta(hours=4)), t / timedelta(days=1), sum([t, t], timedelta()), timedelta(1) > timedelta(hours=23))
utc, east, west = timezone.utc, timezone(timedelta(hours=5, minutes=30)), timezone(timedelta(hours=-8), "PST")
a = datetime(2024, 1, 1, 12, tzinfo=utc)
print(a, a.astimezone(east), a.astimezone(west), a.astimezone(west).tzname(), a == a.astimezone(east), a.utcoffset(), east, west, utc, a.timestamp(), datetime.fromtimestamp(0, utc), datetime.fromtimestamp(1e9, east), (a - datetime(2024, 1, 1, 12, tzinfo=east)), a.strftime("%z %Z"))
try:
    a < datetime(2024, 1, 1)
except TypeError as error:
    print(error)
print(a == datetime(2024, 1, 1, 12), clock(10, 30) < clock(11), clock(1, 2, 3, 4), clock(5).replace(minute=7), datetime.combine(d, clock(1, 2)), clock(13, 5).strftime("%I:%M %p"), datetime.min, datetime(2024, 5, 6).timetuple()[:6])
print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.monthrange(2024, 2)[1], calendar.weekday(2024, 3, 10), calendar.day_name[0], calendar.month_abbr[12], calendar.timegm((1970, 1, 2, 0, 0, 0)))
print(calendar.month(2024, 2), calendar.monthcalendar(2024, 9), sep="")
print(time.strftime("%Y-%m-%d", (2024, 5, 6, 0, 0, 0, 0, 127, 0)), time.gmtime(0)[:6], time.strptime("05:06", "%H:%M").tm_min, time.gmtime(86400 * 365).tm_year)


def months(start, count):
    y, m = start.year, start.month - 1
    for n in range(count):
        year, month = divmod(y * 12 + m + n, 12)
        yield date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


print([str(x) for x in months(date(2023, 11, 30), 5)])


def easter(year):
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    month, day = divmod(h + l - 7 * ((a + 11 * h + 22 * l) // 451) + 114, 31)
    return date(year, month, day + 1)


print([f"{easter(y):%d.%m.%y}" for y in (1999, 2000, 2024, 2038)], [y for y in range(2024, 2040) if date(y, 12, 25).weekday() == 6], sum(date(y, m, 13).weekday() == 4 for y in range(2020, 2030) for m in range(1, 13)))
moment, hops = datetime(2024, 1, 1), 0
while moment < datetime(2024, 4, 1):
    moment += timedelta(hours=7, minutes=13)
    hops += moment.weekday()
print(moment, hops)
