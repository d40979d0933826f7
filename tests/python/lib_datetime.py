# Dates, times, durations, zones.

from datetime import *
import time, calendar

def t(f, *a, **k):
    try:
        r = f(*a, **k)
    except Exception as e:
        r = (type(e).__name__, str(e))
    print(r)
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), date.fromordinal(738945), d + timedelta(days=1), d - date(2023, 1, 1), d.replace(month=3), d.isoformat(), d.strftime('%d/%m/%Y %A %B %j %U %W %y %b %a %%'), date.fromisoformat('2024-03-01'), d < date(2025, 1, 1), d == date(2024, 2, 29), d.ctime(), date.min, date.max, hash(d) == hash(date(2024, 2, 29)), f'{d:%Y/%m}', date.fromisocalendar(2024, 9, 4), str(d.timetuple()))
dt = datetime(2024, 5, 17, 13, 45, 30, 123456)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(), dt.isoformat(' ', 'minutes'), dt + timedelta(hours=12), dt - datetime(2024, 1, 1), dt.strftime('%Y-%m-%d %H:%M:%S.%f %p %I'), dt.replace(hour=0, microsecond=0), datetime.strptime('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), datetime.strptime('17 May 24', '%d %b %y'), datetime.fromisoformat('2024-05-17T13:45:30+02:00'), datetime.fromisoformat('2024-05-17'), datetime.fromisoformat('20240517T134530Z'), datetime.combine(d, (time_ := dt.time())), dt.weekday(), dt.ctime(), datetime.min, datetime(2024, 5, 17) == datetime(2024, 5, 17, 0), sorted([dt, datetime(2020, 1, 1)])[0])
td = timedelta(days=2, hours=3, minutes=4, seconds=5.5)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), -td, td * 2, td / 2, td // timedelta(hours=1), td % timedelta(hours=1), abs(-td), timedelta(weeks=1), timedelta(0), repr(timedelta(0)), td > timedelta(1), td + td, str(timedelta(days=-1)), timedelta(seconds=-1), timedelta(milliseconds=1500), timedelta(1) / timedelta(hours=6), divmod(td, timedelta(hours=1)), td * 1.5, bool(timedelta(0)), timedelta.max, timedelta(hours=25), sum([td, td], timedelta()))
z = timezone(timedelta(hours=5, minutes=30), 'IST')
a = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
b = a.astimezone(z)
print(a, b, repr(a), b.tzname(), b.utcoffset(), a == b, a - b, z, repr(z), timezone.utc, a.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(1700000000.5, z), b.strftime('%z %Z'), timezone(-timedelta(hours=3)), UTC, b.isoformat(), a.utctimetuple().tm_hour)
tm = time_
print(tm, repr(tm), tm.replace(minute=1), tm.isoformat('seconds'), time.fromisoformat('04:05:06') if hasattr(time, 'fromisoformat') else '', tm < tm.replace(hour=23))
t(date, 2023, 2, 29)
t(datetime, 2024, 13, 1)
t(datetime.strptime, 'x', '%Y')
t(datetime.strptime, '2024x', '%Y')
t(date.fromisoformat, 'bad')
t(lambda: datetime(2024, 1, 1) < a)
t(lambda: datetime(2024, 1, 1) - a)
t(timedelta, 'a')
t(datetime, 2024)
t(lambda: date.max + timedelta(1))
t(datetime, 2024, 1, 1, 25)
import time as tmod
g = tmod.gmtime(0)
print(g, g.tm_year, g[3], tmod.strftime('%Y-%m-%d %H:%M:%S', g), tmod.asctime(g), calendar.timegm(g), tmod.strptime('30 Nov 00', '%d %b %y').tm_mon, tmod.mktime((2024, 1, 1, 0, 0, 0, 0, 0, -1)) > 0)

class MyTZ(tzinfo):

    def utcoffset(self, dt):
        return timedelta(hours=1)

    def dst(self, dt):
        return timedelta(0)

    def tzname(self, dt):
        return 'MY'
m = datetime(2024, 1, 1, tzinfo=MyTZ())
print(m, m.tzname(), m.astimezone(timezone.utc), a.astimezone(MyTZ()))

class DD(date):

    def hello(self):
        return 'hi ' + str(self)
print(DD(2024, 1, 1).hello(), type(DD(2024, 1, 1) + timedelta(1)).__name__, isinstance(dt, date), (d - timedelta(1)).strftime('%x'), dt.strftime('%c'))
import copy
print(copy.deepcopy(dt) == dt, copy.copy(td) == td)
