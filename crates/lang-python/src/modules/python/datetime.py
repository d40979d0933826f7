"""Dates and times, by the Gregorian calendar."""

import _datetime as _native
import math as _math
import time as _time

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTH_NAMES = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_local_offset = _native.local_offset
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _MONTH_DAYS[month]


def _ordinal_of(year, month, day):
    # Years that begin in March have their leap day at the end; months then follow a straight line.
    if month <= 2:
        year -= 1
        month += 12
    return year * 365 + year // 4 - year // 100 + year // 400 + (153 * month - 457) // 5 + day - 306


def _date_of(ordinal):
    days = ordinal + 305
    era, of_era = divmod(days, 146097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    day_of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day


def _index(value):
    # A bool becomes a number.
    if isinstance(value, int):
        return value + 0
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    return value.__index__()


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _round_half_even(number, divisor):
    quotient, rest = divmod(number, divisor)
    twice = rest * 2
    if twice > divisor or (twice == divisor and quotient % 2):
        quotient += 1
    return quotient


def _moments(one, other, kind, is_equality):
    """Two numbers to compare; none when the two cannot be."""
    if one._tzinfo is other._tzinfo:
        return one._microseconds(), other._microseconds()
    mine, others = one.utcoffset(), other.utcoffset()
    if (mine is None) != (others is None):
        if is_equality:
            return None
        raise TypeError(f"can't compare offset-naive and offset-aware {kind}")
    a, b = one._microseconds(), other._microseconds()
    if mine is not None:
        a -= mine._total()
        b -= others._total()
    return a, b


def _full_name(value):
    kind = type(value)
    return kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else f"{kind.__module__}.{kind.__qualname__}"


class timedelta:
    """A duration, in days, seconds and microseconds."""

    __slots__ = ("_days", "_seconds", "_microseconds", "_hash")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        rest = 0.0
        for amount, unit in (
            (weeks, 604800000000),
            (days, 86400000000),
            (hours, 3600000000),
            (minutes, 60000000),
            (seconds, 1000000),
            (milliseconds, 1000),
            (microseconds, 1),
        ):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                if amount == 0:
                    continue
                numerator, denominator = amount.as_integer_ratio()
                whole, part = divmod(numerator * unit, denominator)
                total += whole
                rest += part / denominator
            else:
                raise TypeError(f"unsupported type for timedelta {_UNIT_NAMES[unit]} component: {type(amount).__name__}")
        if rest:
            # To the nearest microsecond, and to the even one between two.
            whole = _math.floor(rest)
            part = rest - whole
            total += whole
            if part > 0.5 or (part == 0.5 and total % 2):
                total += 1
        return cls._of(total)

    @classmethod
    def _of(cls, microseconds):
        days, rest = divmod(microseconds, 86400000000)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self = object.__new__(timedelta) if cls is timedelta else object.__new__(cls)
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)
        self._hash = -1
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 1000000

    def __repr__(self):
        parts = []
        if self._days:
            parts.append(f"days={self._days}")
        if self._seconds:
            parts.append(f"seconds={self._seconds}")
        if self._microseconds:
            parts.append(f"microseconds={self._microseconds}")
        name = _qualified(self)
        return f"{name}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02}:{seconds:02}"
        if self._days:
            plural = "" if abs(self._days) == 1 else "s"
            text = f"{self._days} day{plural}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._total() * numerator, denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            if other < 0:
                return timedelta._of(_round_half_even(-self._total(), -other))
            if other == 0:
                raise ZeroDivisionError("division by zero")
            return timedelta._of(_round_half_even(self._total(), other))
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            if numerator == 0:
                raise ZeroDivisionError("division by zero")
            if numerator < 0:
                numerator, denominator = -numerator, -denominator
            return timedelta._of(_round_half_even(self._total() * denominator, numerator))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._of(rest)
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._total() == other._total()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._total() < other._total()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._total() <= other._total()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._total() > other._total()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._total() >= other._total()
        return NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_UNIT_NAMES = {
    604800000000: "weeks", 86400000000: "days", 3600000000: "hours", 60000000: "minutes", 1000000: "seconds",
    1000: "milliseconds", 1: "microseconds",
}
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


def _qualified(self):
    cls = self.__class__
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


def _offset_text(offset, separator=":"):
    if offset is None:
        return ""
    total = offset._total()
    sign = "-" if total < 0 else "+"
    seconds, microseconds = divmod(abs(total), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02}{separator}{minutes:02}"
    if seconds or microseconds:
        text += f"{separator}{seconds:02}"
    if microseconds:
        text += f".{microseconds:06}"
    return text


class tzinfo:
    """The base of time zones."""

    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc() requires a non-None utcoffset() result")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc() requires a non-None dst() result")
        change = offset - saving
        if change:
            dt += change
            saving = dt.dst()
        return dt + saving


class timezone(tzinfo):
    """A time zone of a fixed offset."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -86400000000 < offset._total() < 86400000000:
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                f"{offset!r}."
            )
        if name is None and not offset and hasattr(cls, "utc"):
            return cls.utc
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        if not self._offset:
            return "UTC"
        return "UTC" + _offset_text(self._offset)

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"{_qualified(self)}({self._offset!r})"
        return f"{_qualified(self)}({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class date:
    """A day."""

    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        year, month, day = _check_date(year, month, day)
        self = object.__new__(date) if cls is date else object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        return self

    def _moved(self, days):
        ordinal = _ordinal_of(self._year, self._month, self._day) + days
        if not 1 <= ordinal <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        year, month, day = _date_of(ordinal)
        cls = type(self)
        if cls is not date:
            return cls(year, month, day)
        moved = object.__new__(date)
        moved._year = year
        moved._month = month
        moved._day = day
        return moved

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, t):
        local = _time.localtime(t)
        return cls(local[0], local[1], local[2])

    @classmethod
    def fromordinal(cls, n):
        if not 1 <= n <= _MAX_ORDINAL:
            raise ValueError("ordinal must be >= 1" if n < 1 else "year is out of range")
        return cls(*_date_of(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        plain = _native.parse(date_string)
        if plain is not None and len(plain) == 3:
            year, month, day = plain
            return cls(year, month, day)
        try:
            year, month, day, rest = _parse_date(date_string)
            if rest:
                raise ValueError
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(year, month, day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        weeks = 53 if date(year, 12, 28).isocalendar()[1] == 53 else 52
        if not 1 <= week <= weeks:
            raise ValueError(f"Invalid week: {week}")
        if not 1 <= day <= 7:
            raise ValueError(f"Invalid day: {day} (range is [1, 7])")
        return cls.fromordinal(_first_week(year) + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _ordinal_of(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()
        week, day = divmod(today - _first_week(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_week(year), 7)
        elif week >= 52 and today >= _first_week(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def isoformat(self):
        return f"{self._year:04}-{self._month:02}-{self._day:02}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2} 00:00:00 {self._year:04}"

    def strftime(self, format):
        return _formatted(self, format)

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return _time.struct_time(
            (self._year, self._month, self._day, 0, 0, 0, self.weekday(), _day_of_year(self), -1)
        )

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
        )

    __replace__ = replace

    def _key(self):
        return (self._year * 16 + self._month) * 32 + self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def __hash__(self):
        return hash((self._year, self._month, self._day))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return self._moved(other._days)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta._of((self.toordinal() - other.toordinal()) * 86400000000)
        return NotImplemented

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class IsoCalendarDate(tuple):
    """The year, week and day of the week of a day."""

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _first_week(year):
    """The ordinal of the Monday of the first week, which is that of 4 January."""
    fourth = _ordinal_of(year, 1, 4)
    return fourth - (fourth + 6) % 7


def _day_of_year(day):
    return _ordinal_of(day.year, day.month, day.day) - _ordinal_of(day.year, 1, 1) + 1


def _digits(text, count):
    part = text[:count]
    if len(part) != count or not part.isdigit() or not part.isascii():
        raise ValueError
    return int(part), text[count:]


def _parse_date(text):
    """Year, month, day and what is behind."""
    year, rest = _digits(text, 4)
    has_dash = rest[:1] == "-"
    rest = rest[has_dash:]
    if rest[:1] == "W":
        week, rest = _digits(rest[1:], 2)
        day = 1
        if has_dash and rest[:1] == "-":
            day, rest = _digits(rest[1:], 1)
        elif not has_dash and rest[:1].isdigit():
            day, rest = _digits(rest, 1)
        made = date.fromisocalendar(year, week, day)
        return made._year, made._month, made._day, rest
    month, rest = _digits(rest, 2)
    if has_dash:
        if rest[:1] != "-":
            raise ValueError
        rest = rest[1:]
    day, rest = _digits(rest, 2)
    return year, month, day, rest


def _parse_clock(text):
    """Hour, minute, second, microsecond and what is behind."""
    parts = [0, 0, 0, 0]
    parts[0], rest = _digits(text, 2)
    has_colon = rest[:1] == ":"
    for place in (1, 2):
        if has_colon:
            if rest[:1] != ":":
                return (*parts, rest)
            rest = rest[1:]
        elif not rest[:1].isdigit():
            return (*parts, rest)
        parts[place], rest = _digits(rest, 2)
    if rest[:1] in (".", ",") and rest:
        count = 1
        while rest[count : count + 1].isdigit():
            count += 1
        digits = rest[1:count]
        if not digits:
            raise ValueError
        parts[3] = int(digits[:6].ljust(6, "0"))
        rest = rest[count:]
    elif not has_colon and rest[:1].isdigit():
        # Without any separator the fraction has none either.
        count = 1
        while rest[count : count + 1].isdigit():
            count += 1
        parts[3] = int(rest[: min(count, 6)].ljust(6, "0"))
        rest = rest[count:]
    return (*parts, rest)


def _parse_time(text):
    """The arguments of a time."""
    hour, minute, second, microsecond, rest = _parse_clock(text)
    if not rest:
        return hour, minute, second, microsecond, None
    if rest == "Z":
        return hour, minute, second, microsecond, timezone.utc
    if rest[0] not in "+-":
        raise ValueError
    hours, minutes, seconds, microseconds, end = _parse_clock(rest[1:])
    if end:
        raise ValueError
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    return hour, minute, second, microsecond, timezone(-offset if rest[0] == "-" else offset)


def _clock_text(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02}"
    if timespec == "minutes":
        return f"{hour:02}:{minute:02}"
    if timespec == "seconds":
        return f"{hour:02}:{minute:02}:{second:02}"
    if timespec == "milliseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond // 1000:03}"
    if timespec == "microseconds":
        return f"{hour:02}:{minute:02}:{second:02}.{microsecond:06}"
    raise ValueError("Unknown timespec value")


def _filled_time(cls, hour, minute, second, microsecond, tzinfo, fold):
    """A time of parts that are in range."""
    self = object.__new__(time) if cls is time else object.__new__(cls)
    self._hour = hour
    self._minute = minute
    self._second = second
    self._microsecond = microsecond
    self._tzinfo = tzinfo
    self._fold = fold
    return self


class time:
    """A time of the day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_zone(tzinfo)
        return _filled_time(cls, hour, minute, second, microsecond, tzinfo, fold)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            arguments = _parse_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*arguments)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        text = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset())

    __str__ = isoformat

    def __repr__(self):
        parts = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            parts.append(str(self._second))
        if self._microsecond:
            parts.append(str(self._microsecond))
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_qualified(self)}({', '.join(parts)})"

    def strftime(self, format):
        return _formatted(self, format)

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    def _microseconds(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compared(self, other, is_equality=False):
        return _moments(self, other, "times", is_equality)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        pair = self._compared(other, True)
        return pair is not None and pair[0] == pair[1]

    def __lt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compared(other)
        return a < b

    def __le__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compared(other)
        return a <= b

    def __gt__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compared(other)
        return a > b

    def __ge__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._compared(other)
        return a >= b

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._microseconds() - (offset._total() if offset is not None else 0))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _filled(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold):
    """A datetime of parts that are in range."""
    self = object.__new__(datetime) if cls is datetime else object.__new__(cls)
    self._year = year
    self._month = month
    self._day = day
    self._hour = hour
    self._minute = minute
    self._second = second
    self._microsecond = microsecond
    self._tzinfo = tzinfo
    self._fold = fold
    return self


def _datetime_at(cls, microseconds, tz):
    """By the microseconds since the first day."""
    ordinal = microseconds // 86400000000
    if not 1 <= ordinal <= _MAX_ORDINAL:
        raise OverflowError("date value out of range")
    rest = microseconds - ordinal * 86400000000
    seconds = rest // 1000000
    minutes = seconds // 60
    hour = minutes // 60
    year, month, day = _date_of(ordinal)
    minute, second, microsecond = minutes - hour * 60, seconds - minutes * 60, rest - seconds * 1000000
    if cls is not datetime:
        return cls(year, month, day, hour, minute, second, microsecond, tz)
    # As `_filled` does: this is what sums are made by.
    made = object.__new__(datetime)
    made._year = year
    made._month = month
    made._day = day
    made._hour = hour
    made._minute = minute
    made._second = second
    made._microsecond = microsecond
    made._tzinfo = tz
    made._fold = 0
    return made


class datetime(date):
    """A day and a time of it."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            missing = "month" if month is None else "day"
            raise TypeError(f"function missing required argument '{missing}' (pos {2 if month is None else 3})")
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_zone(tzinfo)
        return _filled(cls, year, month, day, hour, minute, second, microsecond, tzinfo, fold)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _microseconds(self):
        seconds = (self.toordinal() * 24 + self._hour) * 3600 + self._minute * 60 + self._second
        return seconds * 1000000 + self._microsecond

    @classmethod
    def now(cls, tz=None):
        _check_zone(tz)
        return _datetime_of_epoch(cls, _time.time_ns() // 1000, tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        return _datetime_of_epoch(cls, _to_microseconds(timestamp), tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        return _datetime_after_epoch(cls, _to_microseconds(t), None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo,
            fold=time.fold,
        )

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        plain = _native.parse(date_string)
        if plain is not None and len(plain) == 3:
            year, month, day = plain
            return cls(year, month, day)
        if plain is not None:
            year, month, day, hour, minute, second, microsecond = plain
            return cls(year, month, day, hour, minute, second, microsecond)
        try:
            year, month, day, rest = _parse_date(date_string)
            arguments = _parse_time(rest[1:]) if rest else ()
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(year, month, day, *arguments)

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import parse

        found = parse(date_string, format)
        zone = None
        if found.offset is not None:
            offset = timedelta(microseconds=found.offset)
            zone = timezone(offset, found.zone) if found.zone and found.zone != "UTC" else timezone(offset)
        elif found.zone is not None and found.zone.upper() in ("UTC", "GMT"):
            zone = None
        return cls(
            found.year, found.month, found.day, found.hour, found.minute, found.second, found.microsecond, zone
        )

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return _filled_time(time, self._hour, self._minute, self._second, self._microsecond, None, self._fold)

    def timetz(self):
        return _filled_time(time, self._hour, self._minute, self._second, self._microsecond, self._tzinfo, self._fold)

    def timestamp(self):
        if self._tzinfo is None:
            return self._utc_seconds(self._fold) + self._microsecond / 1000000
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        mine = self._tzinfo
        if mine is tz and mine is not None:
            return self
        offset = None if mine is None else mine.utcoffset(self)
        naive = self.replace(tzinfo=None)
        if offset is None:
            seconds, other = naive._utc_seconds(self._fold), naive._utc_seconds(1 - self._fold)
            # What clocks never show is in the zone that the other side of the gap has.
            is_skipped = other != seconds and (other > seconds) == self._fold
            utc = naive - _local_zone(other if is_skipped else seconds).utcoffset(None)
        else:
            utc = naive - offset
        if tz is None:
            tz = _local_zone((utc._microseconds() - _EPOCH) // 1000000)
        return tz.fromutc(utc.replace(tzinfo=tz))

    def _utc_seconds(self, fold):
        """The seconds since the epoch at which local clocks show this."""
        return _local_to_utc((self._microseconds() - _EPOCH) // 1000000, fold)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None,
    ):
        return type(self)(
            self._year if year is None else year,
            self._month if month is None else month,
            self._day if day is None else day,
            self._hour if hour is None else hour,
            self._minute if minute is None else minute,
            self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo,
            fold=self._fold if fold is None else fold,
        )

    __replace__ = replace

    def timetuple(self):
        saving = self.dst()
        flag = -1 if saving is None else 1 if saving else 0
        return _time.struct_time(
            (
                self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                _day_of_year(self), flag,
            )
        )

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return moment.replace(tzinfo=timezone.utc).timetuple()

    def isoformat(self, sep="T", timespec="auto"):
        clock = _clock_text(self._hour, self._minute, self._second, self._microsecond, timespec)
        return f"{self._year:04}-{self._month:02}-{self._day:02}{sep}{clock}{_offset_text(self.utcoffset())}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        parts = [str(part) for part in parts]
        if self._tzinfo is not None:
            parts.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            parts.append("fold=1")
        return f"{_qualified(self)}({', '.join(parts)})"

    def ctime(self):
        clock = f"{self._hour:02}:{self._minute:02}:{self._second:02}"
        return f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2} {clock} {self._year:04}"

    def _compared(self, other, is_equality=False):
        return _moments(self, other, "datetimes", is_equality)

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented if not isinstance(other, date) else False
        pair = self._compared(other, True)
        if pair is None or pair[0] != pair[1]:
            return False
        return self._tzinfo is other._tzinfo or not (self._is_told_by_fold() or other._is_told_by_fold())

    def _is_told_by_fold(self):
        """Whether the offset depends on the fold: such a moment equals none of another zone (PEP 495)."""
        if self._tzinfo is None or type(self._tzinfo) is timezone:
            return False
        return self.utcoffset() != self.replace(fold=1 - self._fold).utcoffset()

    def _order(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {_full_name(self)} to {_full_name(other)}")
            return None
        return self._compared(other)

    def __lt__(self, other):
        pair = self._order(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other):
        pair = self._order(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other):
        pair = self._order(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other):
        pair = self._order(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._microseconds() - (offset._total() if offset is not None else 0))

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _datetime_at(type(self), self._microseconds() + other._total(), self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _datetime_at(type(self), self._microseconds() - other._total(), self._tzinfo)
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._microseconds() - other._microseconds()
        if self._tzinfo is not other._tzinfo:
            mine, others = self.utcoffset(), other.utcoffset()
            if (mine is None) != (others is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if mine is not None:
                difference -= mine._total() - others._total()
        return timedelta._of(difference)

    def __reduce__(self):
        return self.__class__, (
            self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            self._tzinfo,
        )


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1)._microseconds()


_LAST = datetime.max._microseconds()
_FURTHEST = 253402207200


def _datetime_of_epoch(cls, microseconds, tz):
    """As the clocks of a zone, or the local ones, show it."""
    if tz is not None:
        return tz.fromutc(_datetime_after_epoch(cls, microseconds, tz))
    seconds = microseconds // 1000000
    # Moments that no year has are refused whatever the zone.
    offset = _local_offset(seconds) if -_FURTHEST < seconds < _FURTHEST else 0
    made = _datetime_after_epoch(cls, microseconds + offset * 1000000, None)
    # Where the clocks have been set back during the last day they may have shown this before.
    back = offset - _local_offset(seconds - 86400) if cls is datetime else 0
    if back < 0 and _local_offset(seconds + back) == offset - back:
        made._fold = 1
    return made


def _local_to_utc(local, fold):
    """The seconds since the epoch at which local clocks show these; of two the first, or with `fold` the second."""
    shown = _local_offset(local)
    near = local - shown
    other = _local_offset(near + (86400 if fold else -86400))
    if _local_offset(near) == shown and other == shown:
        return near
    # Clocks are changed near by.
    moments = [local - offset for offset in (shown, other, _local_offset(near))]
    right = [moment for moment in moments if moment + _local_offset(moment) == local]
    if right:
        return max(right) if fold else min(right)
    return min(moments) if fold else max(moments)


def _datetime_after_epoch(cls, microseconds, tz):
    moment = _EPOCH + microseconds
    if not 86400000000 <= moment <= _LAST:
        raise ValueError(f"year {_date_of(moment // 86400000000)[0]} is out of range")
    return _datetime_at(cls, moment, tz)


def _to_microseconds(timestamp):
    if isinstance(timestamp, int):
        return timestamp * 1000000
    if timestamp != timestamp:
        raise ValueError("Invalid value NaN (not a number)")
    if _math.isinf(timestamp):
        raise OverflowError("timestamp out of range for platform time_t")
    numerator, denominator = timestamp.as_integer_ratio()
    return _round_half_even(numerator * 1000000, denominator)


def _local_zone(seconds):
    """What clocks show here at a moment, as a zone."""
    local = _time.localtime(seconds)
    return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)


def _formatted(moment, format):
    """`strftime` for dates, times and both."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    has_date = isinstance(moment, date)
    has_time = not has_date or isinstance(moment, datetime)
    if not has_date:
        day = date(1900, 1, 1)
    else:
        day = moment
    hour = moment.hour if has_time else 0
    minute = moment.minute if has_time else 0
    second = moment.second if has_time else 0
    microsecond = moment.microsecond if has_time else 0
    offset = moment.utcoffset() if has_time else None
    parts = []
    at = 0
    while True:
        start = format.find("%", at)
        if start < 0 or start + 1 == len(format):
            parts.append(format[at:])
            return "".join(parts)
        parts.append(format[at:start])
        code = format[start + 1]
        at = start + 2
        if code == "d":
            parts.append(f"{day.day:02}")
        elif code == "m":
            parts.append(f"{day.month:02}")
        elif code == "H":
            parts.append(f"{hour:02}")
        elif code == "M":
            parts.append(f"{minute:02}")
        elif code == "S":
            parts.append(f"{second:02}")
        elif code == "Y" and day.year >= 1000:
            parts.append(f"{day.year}")
        elif code == "y":
            parts.append(f"{day.year % 100:02}")
        elif code == "b":
            parts.append(_MONTH_NAMES[day.month])
        elif code == "a":
            parts.append(_DAY_NAMES[day.weekday()])
        elif code == "f":
            parts.append(f"{microsecond:06}")
        elif code == "z":
            parts.append(_offset_text(offset, ""))
        elif code == ":" and format[at : at + 1] == "z":
            parts.append(_offset_text(offset))
            at += 1
        elif code == "Z":
            parts.append((moment.tzname() or "") if has_time else "")
        else:
            if code == "-" and at < len(format):
                code += format[at]
                at += 1
            parts.append(
                _time.strftime(
                    "%" + code,
                    (
                        day.year, day.month, day.day, hour, minute, second, day.weekday(), _day_of_year(day), -1,
                    ),
                )
            )
