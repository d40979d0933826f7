"""Dates and times from text by a format."""

import re

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)

_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(_DAYS) + ")",
    "a": "(?P<a>" + "|".join(day[:3] for day in _DAYS) + ")",
    "B": "(?P<B>" + "|".join(_MONTHS) + ")",
    "b": "(?P<b>" + "|".join(month[:3] for month in _MONTHS) + ")",
    "p": "(?P<p>am|pm)",
    "Z": "(?P<Z>utc|gmt|[a-z]{3,5})",
    "%": "%",
}
_SHORT = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "T": "%H:%M:%S", "R": "%H:%M", "h": "%b"}
_compiled = {}


class _Found:
    """What a text says."""

    year, month, day = 1900, 1, 1
    hour = minute = second = microsecond = 0
    offset = zone = weekday = of_year = None


def _pattern(format):
    text = format
    for code, longer in _SHORT.items():
        text = text.replace("%" + code, longer)
    parts = []
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c.isspace():
            if parts[-1:] != [r"\s+"]:
                parts.append(r"\s+")
        elif c != "%":
            parts.append(re.escape(c))
        elif at == len(text):
            raise ValueError(f"stray % in format '{format}'")
        else:
            code = text[at]
            at += 1
            if code not in _PATTERNS:
                raise ValueError(f"'{code}' is a bad directive in format '{format}'")
            parts.append(_PATTERNS[code])
    try:
        return re.compile("".join(parts), re.IGNORECASE)
    except re.error:
        raise ValueError(f"a directive is given twice in format '{format}'") from None


def parse(text, format):
    for name, value in (("0", text), ("1", format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {name} must be str, not {type(value)}")
    pattern = _compiled.get(format)
    if pattern is None:
        pattern = _compiled[format] = _pattern(format)
    matched = pattern.match(text)
    if matched is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if matched.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[matched.end():]}")
    given = matched.groupdict()
    found = _Found()
    if "y" in given:
        year = int(given["y"])
        found.year = year + (2000 if year <= 68 else 1900)
    if "Y" in given:
        found.year = int(given["Y"])
    if "m" in given:
        found.month = int(given["m"])
    if "B" in given:
        found.month = _MONTHS.index(given["B"].lower()) + 1
    if "b" in given:
        found.month = [month[:3] for month in _MONTHS].index(given["b"].lower()) + 1
    if "d" in given:
        found.day = int(given["d"])
    if "H" in given:
        found.hour = int(given["H"])
    if "I" in given:
        found.hour = int(given["I"]) % 12
        if (given.get("p") or "").lower() == "pm":
            found.hour += 12
    if "M" in given:
        found.minute = int(given["M"])
    if "S" in given:
        found.second = int(given["S"])
    if "f" in given:
        found.microsecond = int(given["f"].ljust(6, "0"))
    if "z" in given:
        found.offset = _offset(given["z"])
    if "Z" in given:
        found.zone = given["Z"]
    _by_week_or_day(found, given)
    if found.day > 28:
        import calendar

        # Without a year there may be a 29 February.
        is_any_year = given.get("Y") is None and given.get("y") is None
        year = 2000 if is_any_year else found.year
        if found.day > calendar.monthrange(year, found.month)[1]:
            raise ValueError("day is out of range for month")
    return found


def _offset(text):
    """Microseconds east of Greenwich."""
    if text in ("Z", "z"):
        return 0
    digits = text[1:].replace(":", "")
    whole, _, fraction = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:6] or 0)
    total = seconds * 1000000 + int(fraction.ljust(6, "0") or 0)
    return -total if text[0] == "-" else total


def _check_iso(given, weekday):
    """Refuses years and weeks by ISO that are not given together."""
    a_weekday = "a weekday directive ('%A', '%a', '%w', or '%u')."
    if "G" in given:
        if "V" not in given or weekday is None:
            raise ValueError(
                f"ISO year directive '%G' must be used with the ISO week directive '%V' and {a_weekday}"
            )
        if "j" in given:
            raise ValueError(
                "Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead."
            )
    elif "V" in given:
        if weekday is None:
            raise ValueError(
                f"ISO week directive '%V' must be used with the ISO year directive '%G' and {a_weekday}"
            )
        raise ValueError(
            "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead."
        )


def _by_week_or_day(found, given):
    """The day when it is given by its number in the year, or by week and day of the week. What is given is kept, even where it
    does not fit the rest or lies in the next year."""
    weekday = None
    if "A" in given:
        weekday = _DAYS.index(given["A"].lower())
    elif "a" in given:
        weekday = [day[:3] for day in _DAYS].index(given["a"].lower())
    elif "w" in given:
        weekday = (int(given["w"]) + 6) % 7
    elif "u" in given:
        weekday = int(given["u"]) - 1
    found.weekday = weekday
    _check_iso(given, weekday)
    if not given.keys() & {"G", "j", "U", "W"}:
        return
    import datetime

    if "G" in given:
        day = datetime.date.fromisocalendar(int(given["G"]), int(given["V"]), weekday + 1)
    elif "j" in given:
        found.of_year = int(given["j"])
        day = datetime.date(found.year, 1, 1) + datetime.timedelta(found.of_year - 1)
    elif weekday is not None and ("U" in given or "W" in given):
        first = datetime.date(found.year, 1, 1).weekday()
        if "U" in given:
            first, weekday = (first + 1) % 7, (weekday + 1) % 7
            week = int(given["U"])
        else:
            week = int(given["W"])
        days = (7 - first) % 7 + 7 * (week - 1) + weekday if week else weekday - first
        if days >= 0:
            found.of_year = days + 1
        day = datetime.date(found.year, 1, 1) + datetime.timedelta(days)
    else:
        return
    found.year, found.month, found.day = day.year, day.month, day.day
