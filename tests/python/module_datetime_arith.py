"""datetime: arithmetic, text forms, zones of fixed offset, comparisons, errors."""
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, timezone


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


t = timedelta(days=1, hours=-30, minutes=5, milliseconds=1500)
print(repr(t), t, t.days, t.seconds, t.microseconds, t.total_seconds(), -t, abs(t), t * 2.5, t / 2, t // timedelta(minutes=7), t % timedelta(hours=1), divmod(timedelta(1), timedelta(hours=5)), timedelta(weeks=2) / timedelta(days=3))
print(timedelta.max, timedelta.resolution, bool(timedelta()), timedelta(microseconds=0.5), timedelta(microseconds=1.5), str(timedelta(days=-1)), timedelta(1) > timedelta(hours=23))
d = date(2024, 2, 29)
print(d + timedelta(365), d - date(2023, 3, 1), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.replace(day=1), d.ctime(), d.timetuple().tm_yday, date.fromordinal(1), date.fromisoformat("20240105"), date.fromisocalendar(2020, 53, 7), repr(d))
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: d.replace(year=2023), lambda: date.max + timedelta(1), lambda: date.fromisoformat("2024-13-01"), lambda: date.fromisoformat("x"), lambda: time(24), lambda: datetime(2024, 1, 1, 5, 60), lambda: datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=UTC), lambda: timezone(timedelta(hours=24)), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 z", "%Y")):
    print(attempt(bad))
east, west = timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=8), "PST")
a = datetime(2024, 12, 31, 23, 59, 58, 123456, east)
print(a, repr(a), a.isoformat("T", "milliseconds"), a.astimezone(west), a.astimezone(UTC).date(), a.utcoffset(), a.tzname(), west, west.utcoffset(None), a.timestamp(), datetime.fromtimestamp(0, UTC), datetime.fromtimestamp(-1.5, east))
print(a == a.astimezone(west), a < a.astimezone(UTC) + timedelta(microseconds=1), hash(a) == hash(a.astimezone(west)), a - a.replace(tzinfo=UTC), a.replace(tzinfo=None) == a, a.time(), a.timetz(), datetime.combine(d, time(3, 4), west))
print(datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"), datetime.fromisoformat("2024-01-02 03:04"), datetime.fromisoformat("20240102T030405Z"), datetime.fromisoformat("2024-W10-3"), time.fromisoformat("04:05:06.5"), time(1, 2).isoformat(), time(1, 2, 3, 4).replace(hour=9), time.max)
print(a.strftime("%Y-%m-%d %H:%M:%S.%f %z %Z|%a %A %b %B|%j %U %W %w|%I %p %y %%"), f"{d:%d.%m.%y}", f"{a:%H}", f"{d}", datetime.strptime("03 Feb 2021 07:08 PM +0130", "%d %b %Y %I:%M %p %z"), datetime.strptime("20-366", "%y-%j"))


def calendar_walk(turns):
    day, fridays, months = date(2023, 12, 1), 0, {}
    for i in range(turns):
        if day.day == 13 and day.weekday() == 4:
            fridays += 1
        months[day.month] = months.get(day.month, 0) + 1
        day += timedelta(days=1 + i % 3)
    return day, fridays, months


print(calendar_walk(300), MAXYEAR)
