"""Local clocks that are set by rules, moments around their changes, and moments that no year has."""

import datetime
import os
import time

for zone in ("CET-1CEST,M3.5.0,M10.5.0/3", "EST+05EDT,M4.1.0,M10.5.0", "XYZ-3", "UTC0"):
    os.environ["TZ"] = zone
    time.tzset()
    print(zone, time.tzname, time.timezone, time.daylight, time.altzone, time.localtime(1720000000)[:6])
    print(time.strftime("%Z %z", time.localtime(1720000000)), datetime.datetime(2024, 7, 1).timestamp())
    print(time.mktime((2024, 7, 1, 0, 0, 0, 0, 0, -1)), datetime.datetime.fromtimestamp(1720000000).astimezone().isoformat())
os.environ["TZ"] = "CET-1CEST,M3.5.0,M10.5.0/3"
time.tzset()
for y, m, d, hh, mm in ((2024, 3, 31, 1, 30), (2024, 3, 31, 2, 30), (2024, 3, 31, 3, 30), (2024, 10, 27, 1, 30), (2024, 10, 27, 2, 30), (2024, 10, 27, 3, 30), (2024, 7, 1, 0, 0), (1970, 1, 1, 0, 0)):
    for fold in (0, 1):
        t = datetime.datetime(y, m, d, hh, mm, fold=fold); print(t, fold, t.timestamp(), datetime.datetime.fromtimestamp(t.timestamp()).replace(fold=0))
for x in (1e12, -1e12, float('nan'), float('inf'), 1.5, -1.25):
    for tz in (None, datetime.timezone.utc):
        try: print(datetime.datetime.fromtimestamp(x, tz))
        except Exception as e: print(type(e).__name__, e)
class DT(datetime.datetime): pass
class DD(datetime.date): pass
print(repr(DT(2024, 1, 1) + datetime.timedelta(1)), repr(DT.now() - DT.now() < datetime.timedelta(1)), type(DT.now()).__name__, type(DD(2024, 1, 31) + datetime.timedelta(1)).__name__, type(DD.today()).__name__)
try: datetime.date.max + datetime.timedelta(1)
except OverflowError as e: print(e)
try: datetime.datetime.min - datetime.timedelta(1)
except OverflowError as e: print(e)
u = datetime.timezone.utc; b = datetime.timezone(datetime.timedelta(hours=2))
a1, a2 = datetime.datetime(2024, 1, 1, 12, tzinfo=u), datetime.datetime(2024, 1, 1, 14, tzinfo=b)
print(a1 == a2, a1 < a2, a1 - a2, hash(a1) == hash(a2), a1 == datetime.datetime(2024, 1, 1, 12))
print(datetime.date(2024, 1, 1) < datetime.date(2024, 1, 2), datetime.date(2024, 12, 31) > datetime.date(2025, 1, 1), sorted([datetime.date(2024, 2, 1), datetime.date(2023, 12, 31)]))

# The hour that clocks show twice.
for seconds in (1729989000 - 3600, 1729989000, 1729989000 + 3600, 1729989000 + 7200, 1711845000):
    t = datetime.datetime.fromtimestamp(seconds)
    print(repr(t), t.timestamp() == seconds, t.astimezone(), DT.fromtimestamp(seconds).fold)
for y, m, d, hh, mm in ((2024, 3, 31, 2, 30), (2024, 10, 27, 2, 30), (2024, 7, 1, 0, 0)):
    for fold in (0, 1):
        t = datetime.datetime(y, m, d, hh, mm, fold=fold)
        print(repr(t.astimezone()), t.astimezone(u), t.astimezone(b).astimezone())

class Folding(datetime.tzinfo):
    def utcoffset(self, moment): return datetime.timedelta(hours=2 - moment.fold if moment is not None and moment.hour == 2 else 1)
    def dst(self, moment): return datetime.timedelta(0)
z = Folding()
one, two = datetime.datetime(2024, 10, 27, 2, 30, tzinfo=z), datetime.datetime(2024, 10, 27, 2, 30, tzinfo=z, fold=1)
print(one == two, hash(one) == hash(two), len({one, two}), one == one.astimezone(u), two == datetime.datetime(2024, 10, 27, 1, 30, tzinfo=u), two != datetime.datetime(2024, 10, 27, 1, 30, tzinfo=u))
early = datetime.datetime(2024, 10, 27, 12, tzinfo=z); print(early == datetime.datetime(2024, 10, 27, 11, tzinfo=u), hash(early) == hash(datetime.datetime(2024, 10, 27, 11, tzinfo=u)), two <= datetime.datetime(2024, 10, 27, 1, 30, tzinfo=u))
print(hash(datetime.time(2, 30, tzinfo=b)) == hash(datetime.time(2, 30, tzinfo=b, fold=1)))
for one, two in ((datetime.date(2020, 1, 2), datetime.datetime(2020, 1, 1)), (datetime.datetime(2020, 1, 1), datetime.date(2020, 1, 2)), (datetime.date(2020, 1, 2), DD(2020, 1, 1))):
    try: print(one - two)
    except TypeError as e: print(e)
