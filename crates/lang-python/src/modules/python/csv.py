"""Tables as text, with values between commas."""


__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error",
    "Dialect", "excel", "excel_tab", "unix_dialect", "reader", "writer", "register_dialect", "get_dialect",
    "list_dialects", "unregister_dialect", "DictReader", "DictWriter", "field_size_limit",
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
    for name, value in options.items():
        if name not in _OPTIONS:
            raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        setattr(made, name, value)
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        if not isinstance(made.delimiter, str):
            raise TypeError(f'"delimiter" must be string, not {type(made.delimiter).__name__}')
        raise TypeError('"delimiter" must be a 1-character string')
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
        self.dialect = _settled(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect = self.dialect
        row = []
        field = []
        is_quoted = was_quoted = is_started = False
        while True:
            line = next(self._lines, None)
            if line is None:
                if is_quoted and dialect.strict:
                    raise Error("unexpected end of data")
                if is_quoted or is_started:
                    break
                raise StopIteration
            if not isinstance(line, str):
                raise Error(
                    f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)"
                )
            self.line_num += 1
            if not is_quoted and '"' not in line and dialect.quotechar == '"' and dialect.escapechar is None:
                # The usual line: nothing in it but delimiters.
                text = line.rstrip("\r\n")
                if not is_started:
                    if not text:
                        return []
                    parts = text.split(dialect.delimiter)
                    if dialect.skipinitialspace:
                        parts = [part.lstrip(" ") for part in parts]
                    if dialect.quoting == QUOTE_NONNUMERIC:
                        return [float(part) for part in parts]
                    return parts
            at, size = 0, len(line)
            while at < size:
                c = line[at]
                at += 1
                if is_quoted:
                    if c == dialect.escapechar and at < size:
                        field.append(line[at])
                        at += 1
                    elif c == dialect.quotechar:
                        if dialect.doublequote and line[at : at + 1] == c:
                            field.append(c)
                            at += 1
                        else:
                            is_quoted = False
                    else:
                        field.append(c)
                elif c in "\r\n":
                    break
                elif c == dialect.delimiter:
                    row.append(self._value(field, was_quoted))
                    field = []
                    was_quoted = False
                    is_started = True
                elif c == dialect.quotechar and not field and not was_quoted and dialect.quoting != QUOTE_NONE:
                    is_quoted = was_quoted = is_started = True
                elif c == dialect.escapechar and at < size:
                    field.append(line[at])
                    at += 1
                    is_started = True
                elif c == " " and dialect.skipinitialspace and not field and not was_quoted:
                    is_started = True
                else:
                    if was_quoted and dialect.strict:
                        raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
                    field.append(c)
                    is_started = True
            if not is_quoted:
                break
        if not is_started:
            return []
        row.append(self._value(field, was_quoted))
        return row

    def _value(self, field, was_quoted):
        text = "".join(field)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted:
            return float(text)
        return text


class _Writer:
    def __init__(self, csvfile, dialect):
        self.dialect = dialect
        self._write = csvfile.write

    def writerow(self, row, /):
        dialect = self.dialect
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        parts = [self._text(value, len(values) == 1) for value in values]
        return self._write(dialect.delimiter.join(parts) + dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)

    def _text(self, value, is_alone):
        dialect = self.dialect
        quote = dialect.quotechar
        if value is None:
            text = ""
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        quoting = dialect.quoting
        if quoting == QUOTE_ALL:
            is_quoted = True
        elif quoting == QUOTE_NONNUMERIC:
            is_quoted = not isinstance(value, (int, float))
        elif quoting == QUOTE_STRINGS:
            is_quoted = isinstance(value, str)
        elif quoting == QUOTE_NOTNULL:
            is_quoted = value is not None
        else:
            is_quoted = False
        special = [dialect.delimiter, "\r", "\n"]
        if quote:
            special.append(quote)
        if dialect.escapechar:
            special.append(dialect.escapechar)
        needs = any(c in text for c in special) or (not text and is_alone)
        if quoting == QUOTE_NONE:
            if needs:
                if not text:
                    raise Error("single empty field record must be quoted")
                if dialect.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                text = "".join([dialect.escapechar + c if c in special else c for c in text])
            return text
        if needs:
            is_quoted = True
        if not is_quoted:
            return text
        if quote in text:
            if dialect.doublequote:
                text = text.replace(quote, quote + quote)
            elif dialect.escapechar:
                text = text.replace(quote, dialect.escapechar + quote)
            else:
                raise Error("need to escape, but no escapechar set")
        return quote + text + quote


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
        self.fieldnames = fieldnames
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
