import calendar, time
print(calendar.month(2024, 2)); print(calendar.isleap(1900), calendar.leapdays(1990, 2024), calendar.monthrange(2023, 2)[1], calendar.weekday(2024, 5, 6), calendar.month_name[3], calendar.day_abbr[6], calendar.monthcalendar(2023, 1)[0])
c = calendar.TextCalendar(calendar.SUNDAY); print(c.formatmonth(2021, 10), [d for d in c.itermonthdays(2021, 2)][:8], calendar.timegm((2000, 1, 1, 0, 0, 0)))
print(calendar.Calendar().monthdayscalendar(2024, 9)[-1], list(calendar.Calendar(3).iterweekdays()), [d.isoformat() for d in calendar.Calendar().itermonthdates(2024, 2)][:2], calendar.calendar(2025, m=4)[:60])
g = time.gmtime(86400 * 365.25 * 30); print(tuple(g), g.tm_year, g.tm_yday, time.strftime("%Y-%m-%d %H:%M:%S %j %a", g), time.strptime("1 Feb 99", "%d %b %y")[:3], time.asctime(g), calendar.timegm(g))
a = time.perf_counter(); b = time.monotonic(); time.sleep(0); print(time.perf_counter() >= a, time.monotonic() >= b, time.time() > 1e9, time.process_time() >= 0, isinstance(time.time_ns(), int), time.gmtime(0)[:6])
for bad in (lambda: calendar.monthrange(2024, 13), lambda: time.strptime("x", "%Y"), lambda: time.sleep(-1), lambda: calendar.weekday(2024, 2, 30)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
