"""Tables as text, with values between commas."""

import _csv

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
    "Dialect", "excel", "excel_tab", "unix_dialect", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "unregister_dialect", "DictReader", "DictWriter", "Sniffer", "field_size_limit",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_OPTIONS = (
    "delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"
)


def _settled(dialect, options):
    """A dialect of its own with these options."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _OPTIONS:
        setattr(made, name, getattr(dialect, name, getattr(Dialect, name)))
    if options.get("quotechar", "") is None and "quoting" not in options:
        made.quoting = QUOTE_NONE
    for name, value in options.items():
        if name not in _OPTIONS:
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(made, name, value)
    for name in ("delimiter", "escapechar", "quotechar"):
        char = getattr(made, name)
        if char is None and name != "delimiter":
            continue
        if not isinstance(char, str):
            or_none = "" if name == "delimiter" else " or None"
            raise TypeError(f'"{name}" must be string{or_none}, not {type(char).__name__}')
        if len(char) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if not isinstance(made.lineterminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(made.lineterminator).__name__}')
    if not isinstance(made.quoting, int) or not 0 <= made.quoting <= QUOTE_NOTNULL:
        raise TypeError('bad "quoting" value')
    if made.quotechar is None and made.quoting != QUOTE_NONE:
        raise TypeError("quotechar must be set if quoting enabled")
    return made


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _settled(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = 131072


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        dialect = _settled(dialect, fmtparams)
        self.dialect = dialect
        self._lines = iter(csvfile)
        self.line_num = 0
        self._delimiter = dialect.delimiter
        # What no usual line contains: those are split at their delimiters.
        self._quote = dialect.quotechar or "\0"
        self._is_plain = dialect.escapechar is None and not dialect.skipinitialspace
        self._is_plain &= dialect.quoting != QUOTE_NONNUMERIC
        self._is_usual = self._is_plain and dialect.quoting != QUOTE_NONE and dialect.doublequote

    def __iter__(self):
        return self

    def __next__(self):
        row = self._row()
        if self._longest > _limit:
            self._longest = 0
            if any(type(field) is str and len(field) > _limit for field in row):
                raise Error(f"field larger than field limit ({_limit})")
        return row

    def _row(self):
        line = next(self._lines)
        if not isinstance(line, str):
            raise Error(
                f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)"
            )
        self.line_num += 1
        self._longest = len(line)
        if self._is_plain and self._quote not in line:
            text = line.rstrip("\r\n")
            if "\r" not in text and "\n" not in text:
                return text.split(self._delimiter) if text else []
        elif self._is_usual:
            row = _csv.split(line, self._delimiter, self._quote)
            if row is not None:
                return row
        return self._parse(line)

    def _parse(self, line):
        """The values of a row that starts with this line."""
        dialect = self.dialect
        delimiter, quote, escape = dialect.delimiter, dialect.quotechar, dialect.escapechar
        if dialect.quoting == QUOTE_NONE:
            quote = None
        row = []
        # The field so far; nothing yet if it is none.
        field = None
        is_quoted = was_quoted = is_over = False
        while True:
            continues = False
            at, size = 0, len(line)
            while at < size:
                c = line[at]
                at += 1
                if is_over:
                    if c not in "\r\n":
                        raise Error(
                            "new-line character seen in unquoted field - "
                            "do you need to open the file in universal-newline mode?"
                        )
                elif c == escape:
                    escaped = line[at] if at < size else "\n"
                    field = (field or "") + escaped
                    continues = escaped in "\r\n" and at >= size - 1
                    at += 1
                elif is_quoted:
                    if c != quote:
                        end = line.find(quote, at) if escape is None else at
                        end = size if end < 0 else end
                        field += line[at - 1 : end]
                        at = end
                    elif dialect.doublequote and line[at : at + 1] == quote:
                        field += quote
                        at += 1
                    else:
                        is_quoted = False
                elif c == delimiter:
                    row.append(self._value(field, was_quoted))
                    field = ""
                    was_quoted = False
                elif c == "\r" or c == "\n":
                    is_over = True
                elif c == quote and not field and not was_quoted:
                    is_quoted = was_quoted = True
                    field = ""
                elif c == " " and dialect.skipinitialspace and not field and not was_quoted:
                    field = ""
                else:
                    if was_quoted and dialect.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    field = (field or "") + c
            # Neither a quoted field nor one with an escaped end of a line ends here.
            if not is_quoted and not continues:
                break
            if len(field) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
            line = next(self._lines, None)
            if line is None:
                if dialect.strict:
                    raise Error("unexpected end of data")
                break
            self.line_num += 1
            self._longest += len(line)
        if field is not None or row:
            row.append(self._value(field, was_quoted))
        return row

    def _value(self, field, was_quoted):
        if field and not was_quoted and self.dialect.quoting == QUOTE_NONNUMERIC:
            if len(field) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
            return float(field)
        return field or ""


class _Writer:
    def __init__(self, csvfile, dialect):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = dialect
        self._write = csvfile.write
        self._special = {dialect.delimiter, dialect.escapechar, dialect.quotechar, *dialect.lineterminator}
        self._special.discard(None)
        self._is_usual = dialect.quoting == QUOTE_MINIMAL and dialect.escapechar is None
        self._is_usual &= dialect.doublequote and dialect.quotechar is not None
        self._signs = "".join(self._special)

    def writerow(self, row, /):
        dialect = self.dialect
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        if self._is_usual:
            return self._write(
                _csv.join(values, dialect.delimiter, dialect.quotechar, self._signs, dialect.lineterminator)
            )
        texts = ["" if value is None else str(value) for value in values]
        is_alone = len(texts) == 1
        line = dialect.delimiter.join([self._shown(value, text, is_alone) for value, text in zip(values, texts)])
        return self._write(line + dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _shown(self, value, text, is_alone):
        dialect = self.dialect
        quote = dialect.quotechar
        quoting = dialect.quoting
        is_quoted = (
            quoting == QUOTE_ALL
            or quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
            or quoting == QUOTE_STRINGS and isinstance(value, str)
            or quoting == QUOTE_NOTNULL and value is not None
        )
        for c in self._special:
            if c in text:
                break
        else:
            if not text and is_alone:
                if quoting == QUOTE_NONE:
                    raise Error("single empty field record must be quoted")
                is_quoted = True
            return quote + text + quote if is_quoted else text
        if dialect.escapechar is None and dialect.doublequote and quoting != QUOTE_NONE:
            return quote + text.replace(quote, quote + quote) + quote
        made = []
        for c in text:
            if c in self._special:
                if quoting == QUOTE_NONE or c == dialect.escapechar or c == quote and not dialect.doublequote:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    made.append(dialect.escapechar)
                else:
                    is_quoted = True
                    if c == quote:
                        made.append(quote)
            made.append(c)
        text = "".join(made)
        return quote + text + quote if is_quoted else text


def writer(csvfile, dialect="excel", **fmtparams):
    return _Writer(csvfile, _settled(dialect, fmtparams))


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        is_used_up = fieldnames is not None and iter(fieldnames) is fieldnames
        self.fieldnames = list(fieldnames) if is_used_up else fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [key for key in rowdict if key not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(key) for key in wrong]))
        return [rowdict.get(key, self.restval) for key in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    """Guesses how a table is written from a part of it."""

    preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        quote = "'" if sample.count("'") > sample.count('"') and '"' not in sample else '"'
        # What is between quotes does not count.
        outside = "".join(sample.split(quote)[::2])
        lines = [line for line in outside.splitlines() if line]
        best = None
        for char in dict.fromkeys([*self.preferred, *outside]):
            if char.isalnum() or char in "\r\n_.-" or char == quote or (delimiters is not None and char not in delimiters):
                continue
            counts = [line.count(char) for line in lines]
            usual = max(counts, key=counts.count, default=0)
            share = counts.count(usual) / max(len(counts), 1)
            if usual and share >= 0.8 and (best is None or share > best[0]):
                best = share, char
        if best is None:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            delimiter = best[1]
            quotechar = quote
            doublequote = quote + quote in sample
            skipinitialspace = all(part.startswith(" ") for line in lines for part in line.split(best[1])[1:])

        return dialect

    def has_header(self, sample):
        rows = [row for row in reader(sample.splitlines(keepends=True), self.sniff(sample)) if row]
        header, rows = rows[0], rows[1:21]
        votes = 0
        for column, title in enumerate(header):
            values = [row[column] for row in rows if len(row) == len(header)]
            if values and all(map(_is_number, values)):
                votes += -1 if _is_number(title) else 1
            elif len({len(value) for value in values}) == 1:
                votes += 1 if len(title) != len(values[0]) else -1
        return votes > 0


def _is_number(text):
    try:
        complex(text)
    except ValueError:
        return False
    return True
