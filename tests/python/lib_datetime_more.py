from datetime import *
d, t = date(2024, 2, 29), time(13, 5, 7, 250)
dt = datetime.combine(d, t, timezone.utc)
print(d, t, dt, repr(dt), d.isoformat(), dt.isoformat(sep=" ", timespec="milliseconds"), d.strftime("%a %A %b %B %d %j %U %w %y %Y %%"), dt.strftime("%H:%M:%S.%f %I %p %z %Z"), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738000), d.timetuple()[:8], d.ctime())
print(d + timedelta(days=366), d - date(2023, 2, 28), date(2024, 3, 1) > d, dt + timedelta(hours=-30, minutes=5), timedelta(days=-1, seconds=5), repr(timedelta(1, 2, 3)), timedelta(hours=5) * 2.5, timedelta(1) / timedelta(hours=5), timedelta(5) // 2, divmod(timedelta(1), timedelta(hours=7)), abs(timedelta(-1)), timedelta(seconds=3725.5).total_seconds(), timedelta(milliseconds=1500), -timedelta(1, 1), timedelta.max.days, bool(timedelta()))
print(datetime.fromisoformat("2024-01-02T03:04:05.678+02:00"), date.fromisoformat("20240102"), date.fromisocalendar(2024, 9, 4), datetime.strptime("3/Jan/2021 04:05 PM", "%d/%b/%Y %I:%M %p"), datetime.fromtimestamp(0, timezone.utc), datetime(2000, 1, 1, tzinfo=timezone.utc).timestamp(), time.fromisoformat("04:05:06"), d.replace(year=2020), dt.astimezone(timezone(timedelta(hours=5, minutes=30), "IST")), dt.utcoffset(), timezone(timedelta(hours=-3)))
for bad in (lambda: date(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 1, 1, 25), lambda: d < dt, lambda: datetime(2024, 1, 1) < dt, lambda: date.fromisoformat("nope"), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 1", "%Y"), lambda: date.max + timedelta(1), lambda: timezone(timedelta(hours=25)), lambda: time(5, 60)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Zone(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=2)
    def dst(self, dt): return timedelta(0)
    def tzname(self, dt): return "ZZZ"
z = datetime(2024, 5, 6, 7, tzinfo=Zone()); print(z, z.tzname(), z.astimezone(timezone.utc), z - dt, f"{z:%d.%m.%Y}", hash(z) == hash(z.astimezone(timezone.utc)), z == z.astimezone(timezone.utc))
days, x = 0, date(2020, 1, 1)
while x < date(2023, 1, 1): days += x.weekday() == 4 and x.day == 13; x += timedelta(1)
print(days, x, sorted([date(2024, 1, 5), date(2023, 9, 9)])[0], (date(2024, 12, 25) - d).days, min(d, date(2000, 1, 1)))
