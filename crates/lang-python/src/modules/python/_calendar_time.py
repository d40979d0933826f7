"""The part of `time` that knows calendars, broken-down times and their text, and the system's clocks by number."""

import time as _clock

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_FIELDS = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")


class struct_time(tuple):
    __module__ = "time"
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence):
        values = tuple(sequence)
        if not 9 <= len(values) <= 11:
            few = "at least 9" if len(values) < 9 else "at most 11"
            raise TypeError(f"time.struct_time() takes an {few}-sequence ({len(values)}-sequence given)")
        made = tuple.__new__(cls, values[:9])
        made.tm_zone, made.tm_gmtoff = (values[9:] + (None, None))[:2]
        return made

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        parts = [f"{name}={value!r}" for name, value in zip(_FIELDS, self)]
        return f"time.struct_time({', '.join(parts)})"


def _days_before(year, month, day):
    """Days from 1 January 1970."""
    if month <= 2:
        year -= 1
        month += 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 719469


def _civil(days):
    days += 719468
    era, of_era = divmod(days, 146097)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) // 5 + 1


def _broken_down(seconds, saving, zone, offset):
    days, rest = divmod(seconds + offset, 86400)
    year, month, day = _civil(days)
    of_year = days - _days_before(year, 1, 1) + 1
    return struct_time(
        (year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, of_year, saving, zone, offset)
    )


def _whole(seconds):
    if seconds is None:
        seconds = _clock.time()
    if isinstance(seconds, float):
        if seconds != seconds:
            raise ValueError("Invalid value NaN (not a number)")
        if abs(seconds) >= 2.0**63:
            raise OverflowError("timestamp out of range for platform time_t")
        seconds = int(seconds // 1)
    else:
        seconds = seconds.__index__()
    if not -(2**63) <= seconds < 2**63:
        raise OverflowError("timestamp out of range for platform time_t")
    # The first and the last year whose distance from 1900 has 32 bits.
    if not -67768040609740800 <= seconds < 67768036191676800:
        raise OSError(75, "Value too large for defined data type")
    return seconds


def gmtime(seconds=None, /):
    return _broken_down(_whole(seconds), 0, "UTC", 0)


def localtime(seconds=None, /):
    seconds = _whole(seconds)
    offset, zone, saving = _clock._local_offset(seconds)
    return _broken_down(seconds, saving, zone, offset)


def _parts(t, function):
    """The nine parts of a time that a function is given: integers that fit into 32 bits."""
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError(f"{function}(): illegal time tuple argument")
    for part in t:
        if not isinstance(part, int):
            raise TypeError(f"{type(part).__name__!r} object cannot be interpreted as an integer")
        if not -(2**31) <= part < 2**31:
            end = "less than minimum" if part < 0 else "greater than maximum"
            raise OverflowError(f"signed integer is {end}")
    return tuple(t)


def _told(t, function):
    """A time whose parts can be told: what is counted from one and is zero is the first one, and days of the week repeat."""
    parts = _parts(t, function)
    year, month, day, hour, minute, second, weekday, of_year, is_summer = parts
    for part, least, most, name in (
        (month, 0, 12, "month"), (day, 0, 31, "day of month"), (hour, 0, 23, "hour"), (minute, 0, 59, "minute"),
        (second, 0, 61, "seconds"), (weekday, -1, 2**31, "day of week"), (of_year, 0, 366, "day of year"),
    ):
        if not least <= part <= most:
            raise ValueError(f"{name} out of range")
    told = (year, month or 1, day or 1, hour, minute, second, weekday % 7, of_year or 1, is_summer)
    if told == parts:
        return t
    zone = getattr(t, "tm_zone", None), getattr(t, "tm_gmtoff", None)
    return struct_time(told + zone)


def mktime(t, /):
    year, month, day, hour, minute, second = _parts(t, "mktime")[:6]
    more, month = divmod(month - 1, 12)
    local = _days_before(year + more, month + 1, 1) + day - 1
    local = local * 86400 + hour * 3600 + minute * 60 + second
    # The offset before, which is right but next to a change of the clocks.
    guess = local - _clock._local_offset(local)[0]
    offset = _clock._local_offset(guess)[0]
    return float(local - offset)


def asctime(t=None, /):
    t = localtime() if t is None else _told(t, "asctime")
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso_week(t):
    year = t[0]
    days = _days_before(year, 1, 1) + t[7] - 1

    def first(year):
        fourth = _days_before(year, 1, 4)
        return fourth - (fourth + 3) % 7

    if days < first(year):
        year -= 1
    elif days >= first(year + 1):
        year += 1
    return year, (days - first(year)) // 7 + 1


def strftime(format, t=None, /):
    t = localtime() if t is None else _told(t, "strftime")
    parts = []
    at = 0
    size = len(format)
    while at < size:
        end = format.find("%", at)
        if end < 0 or end + 1 == size:
            parts.append(format[at:])
            break
        parts.append(format[at:end])
        code = format[end + 1]
        at = end + 2
        is_bare = code == "-" and at < size
        if is_bare:
            code = format[at]
            at += 1
        text = _directive(code, t)
        if is_bare:
            text = text.lstrip("0 ") or "0"
        parts.append(text)
    return "".join(parts)


def _directive(code, t):
    hour12 = t[3] % 12 or 12
    match code:
        case "Y":
            return str(t[0])
        case "m":
            return f"{t[1]:02}"
        case "d":
            return f"{t[2]:02}"
        case "H":
            return f"{t[3]:02}"
        case "M":
            return f"{t[4]:02}"
        case "S":
            return f"{t[5]:02}"
        case "y":
            return f"{t[0] % 100:02}"
        case "C":
            return f"{t[0] // 100:02}"
        case "a":
            return _DAYS[t[6]][:3]
        case "A":
            return _DAYS[t[6]]
        case "b" | "h":
            return _MONTHS[t[1] - 1][:3]
        case "B":
            return _MONTHS[t[1] - 1]
        case "I":
            return f"{hour12:02}"
        case "l":
            return f"{hour12:2}"
        case "k":
            return f"{t[3]:2}"
        case "p":
            return "AM" if t[3] < 12 else "PM"
        case "P":
            return "am" if t[3] < 12 else "pm"
        case "e":
            return f"{t[2]:2}"
        case "j":
            return f"{t[7]:03}"
        case "w":
            return str((t[6] + 1) % 7)
        case "u":
            return str(t[6] + 1)
        case "U":
            return f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02}"
        case "W":
            return f"{(t[7] + 6 - t[6]) // 7:02}"
        case "V":
            return f"{_iso_week(t)[1]:02}"
        case "G":
            return str(_iso_week(t)[0])
        case "g":
            return f"{_iso_week(t)[0] % 100:02}"
        case "D" | "x":
            return f"{t[1]:02}/{t[2]:02}/{t[0] % 100:02}"
        case "F":
            return f"{t[0]}-{t[1]:02}-{t[2]:02}"
        case "T" | "X":
            return f"{t[3]:02}:{t[4]:02}:{t[5]:02}"
        case "R":
            return f"{t[3]:02}:{t[4]:02}"
        case "r":
            return f"{hour12:02}:{t[4]:02}:{t[5]:02} {'AM' if t[3] < 12 else 'PM'}"
        case "c":
            return asctime(t)
        case "s":
            return str(int(mktime(tuple(t)[:9])))
        case "n":
            return "\n"
        case "t":
            return "\t"
        case "%":
            return "%"
        case "Z":
            return getattr(t, "tm_zone", None) or ""
        case "z":
            offset = getattr(t, "tm_gmtoff", None)
            if offset is None:
                return ""
            sign = "-" if offset < 0 else "+"
            return f"{sign}{abs(offset) // 3600:02}{abs(offset) // 60 % 60:02}"
    return "%" + code


def strptime(string, format="%a %b %d %H:%M:%S %Y", /):
    from _strptime import parse

    found = parse(string, format)
    days = _days_before(found.year, found.month, found.day)
    of_year = days - _days_before(found.year, 1, 1) + 1 if found.of_year is None else found.of_year
    offset = None if found.offset is None else found.offset // 1000000
    weekday = (days + 3) % 7 if found.weekday is None else found.weekday
    return struct_time(
        (
            found.year, found.month, found.day, found.hour, found.minute, found.second, weekday, of_year, -1,
            found.zone, offset,
        )
    )


def tzset():
    import _datetime
    from os import environ

    _datetime.set_zone(environ.get("TZ"))
    _note_zone()


def _note_zone():
    global timezone, altzone, daylight, tzname
    year = gmtime()[0]
    winter = _clock._local_offset(_days_before(year, 1, 1) * 86400)
    summer = _clock._local_offset(_days_before(year, 7, 1) * 86400)
    if winter[2]:
        winter, summer = summer, winter
    timezone, altzone = -winter[0], -summer[0]
    daylight = int(winter[0] != summer[0])
    tzname = winter[1], summer[1]


_note_zone()


CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME = 4, 7


def clock_gettime_ns(clk_id, /):
    if clk_id == CLOCK_REALTIME:
        return _clock.time_ns()
    if clk_id in (CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME):
        return _clock.monotonic_ns()
    if clk_id == CLOCK_PROCESS_CPUTIME_ID:
        return _clock.process_time_ns()
    if clk_id == CLOCK_THREAD_CPUTIME_ID:
        return _clock.thread_time_ns()
    raise OSError(22, "Invalid argument")


def clock_gettime(clk_id, /):
    return clock_gettime_ns(clk_id) / 1_000_000_000


def clock_getres(clk_id, /):
    clock_gettime_ns(clk_id)
    return 1e-09


def get_clock_info(name, /):
    import types

    clocks = {
        "time": ("CLOCK_REALTIME", False, True),
        "monotonic": ("CLOCK_MONOTONIC", True, False),
        "perf_counter": ("CLOCK_MONOTONIC", True, False),
        "process_time": ("CLOCK_PROCESS_CPUTIME_ID", True, False),
        "thread_time": ("CLOCK_THREAD_CPUTIME_ID", True, False),
    }
    if name not in clocks:
        raise ValueError("unknown clock")
    clock, monotonic, adjustable = clocks[name]
    return types.SimpleNamespace(
        implementation=f"clock_gettime({clock})", monotonic=monotonic, adjustable=adjustable, resolution=1e-09
    )
