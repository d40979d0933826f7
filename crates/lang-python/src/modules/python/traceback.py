"""Exceptions as text."""

import sys
from _traceback import suggestion as _suggestion

__all__ = [
    "extract_tb", "extract_stack", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "FrameSummary",
    "StackSummary", "TracebackException", "walk_tb", "format_exception_only",
]

_lines = {}


def _line_of(filename, lineno):
    if filename not in _lines:
        try:
            with open(filename) as file:
                _lines[filename] = file.read().split("\n")
        except Exception:
            _lines[filename] = []
    lines = _lines[filename]
    return lines[lineno - 1].strip() if lineno and 0 < lineno <= len(lines) else ""


class FrameSummary:
    """A place in a program."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **positions):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self._shown = None

    @property
    def line(self):
        if self._line is None:
            self._line = _line_of(self.filename, self.lineno)
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def from_list(cls, entries):
        return cls(
            entry if isinstance(entry, FrameSummary) else FrameSummary(entry[0], entry[1], entry[2], line=entry[3])
            for entry in entries
        )

    def format_frame_summary(self, frame_summary):
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary._shown is not None:
            return text + frame_summary._shown
        return text + f"    {frame_summary.line}\n" if frame_summary.line else text

    def format(self):
        made = []
        last = None
        count = 0
        for entry in self:
            place = entry.filename, entry.lineno, entry.name
            if place != last:
                self._tell_repetitions(made, count)
                last = place
                count = 0
            count += 1
            if count <= _SHOWN_REPETITIONS:
                made.append(self.format_frame_summary(entry))
        self._tell_repetitions(made, count)
        return made

    def _tell_repetitions(self, made, count):
        count -= _SHOWN_REPETITIONS
        if count > 0:
            made.append(f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n")


_SHOWN_REPETITIONS = 3


def _frame_code(tb):
    return tb._place or ("<unknown>", "<unknown>", None)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _limit(limit):
    """How many entries are wanted: what the caller says, else what `sys` does."""
    if limit is not None:
        return limit
    known = getattr(sys, "tracebacklimit", None)
    return None if known is None else max(known, 0)


def extract_tb(tb, limit=None):
    made = StackSummary()
    while tb is not None:
        filename, name, shown = _frame_code(tb)
        # What CPython has in C has no entry there.
        if filename != "<prelude>":
            entry = FrameSummary(filename, tb.tb_lineno, name)
            entry._shown = shown
            made.append(entry)
        tb = tb.tb_next
    limit = _limit(limit)
    if limit is not None:
        made = StackSummary(made[:limit] if limit >= 0 else made[limit:])
    return made


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    made = StackSummary()
    while f is not None:
        made.append(FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name))
        f = f.f_back
    made.reverse()
    limit = _limit(limit)
    if limit is not None:
        made = StackSummary(made[-limit:] if limit > 0 else made[:-limit])
    return made


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_tb(tb, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


def print_stack(f=None, limit=None, file=None):
    (sys.stderr if file is None else file).write("".join(format_stack(sys._getframe(1) if f is None else f, limit)))


_NOT_GIVEN = object()


def _exception_of(exc, value):
    return exc if value is _NOT_GIVEN else value


def _shown_text(value):
    try:
        return str(value)
    except Exception:
        return f"<exception str() failed>"


def _type_text(cls):
    module = cls.__module__
    return cls.__qualname__ if module in ("__main__", "builtins") else f"{module}.{cls.__qualname__}"


def format_exception_only(exc, /, value=_NOT_GIVEN, *, show_group=False):
    error = _exception_of(exc, value)
    # Names like the one that is missing are those of a traceback, which is not asked for here.
    return _last_lines(error, not isinstance(error, NameError))


def _last_lines(error, is_helpful=True):
    if error is None:
        return ["NoneType: None\n"]
    cls = type(error)
    if isinstance(error, SyntaxError):
        return _syntax_error_lines(error)
    text = _shown_text(error)
    suggestion = is_helpful and _suggestion(error) or ""
    text += suggestion.rstrip("?") if suggestion.startswith(". Did you forget") else suggestion
    name = _type_text(cls)
    made = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", None) or ():
        made.extend(line + "\n" for line in str(note).split("\n"))
    return made


def _syntax_error_lines(error):
    made = []
    if error.lineno is not None:
        made.append(f'  File "{error.filename or "<string>"}", line {error.lineno}\n')
        if error.text is not None:
            line = error.text.rstrip("\n")
            stripped = line.lstrip(" \n\f")
            made.append(f"    {stripped}\n")
            if error.offset is not None:
                start = error.offset - 1 - (len(line) - len(stripped))
                end = error.end_offset if error.end_offset not in (None, 0, -1) else error.offset
                width = max(end - error.offset, 1)
                if start >= 0:
                    made.append(f"    {' ' * start}{'^' * width}\n")
    made.append(f"{_type_text(type(error))}: {error.msg or '<no detail available>'}\n")
    return made


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class TracebackException:
    """An exception in a form that keeps nothing alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen or []
        seen.append(exc_value)
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback, limit)
        self._only = _last_lines(exc_value, exc_traceback is not None or not isinstance(exc_value, NameError))
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)

        def of(error):
            if error is None or any(one is error for one in seen):
                return None
            return TracebackException(type(error), error, error.__traceback__, limit=limit, _seen=seen)

        self.__cause__ = of(getattr(exc_value, "__cause__", None))
        self.__context__ = of(getattr(exc_value, "__context__", None)) if self.__cause__ is None else None
        self._text = _shown_text(exc_value)
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [
                TracebackException(
                    type(part), part, part.__traceback__, limit=limit, max_group_width=max_group_width,
                    max_group_depth=max_group_depth, _seen=seen,
                )
                for part in exc_value.exceptions
            ]

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def __str__(self):
        return self._text

    def format_exception_only(self, *, show_group=False):
        yield from self._only

    def format(self, *, chain=True):
        return self._format(chain, 0)

    def _format(self, chain, depth):
        """The lines, `depth` groups being around, each of which moves them in."""
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__._format(chain, depth)
                yield _moved_in(_CAUSE, depth)
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__._format(chain, depth)
                yield _moved_in(_CONTEXT, depth)
        if self.exceptions is None:
            for line in self._own("Traceback"):
                yield _moved_in(line, depth)
        elif depth > self.max_group_depth:
            yield _moved_in(f"... (max_group_depth is {self.max_group_depth})\n", depth)
        else:
            lines = self._own("Exception Group Traceback")
            if depth == 0 and self.stack:
                yield "  + " + lines.pop(0)
            for line in lines:
                yield _moved_in(line, max(depth, 1))
            yield from self._format_parts(max(depth, 1))

    def _own(self, heading):
        lines = []
        if self.stack:
            lines.append(f"{heading} (most recent call last):\n")
            lines.extend(self.stack.format())
        lines.extend(self._only)
        return lines

    def _format_parts(self, depth):
        margin = "  " * depth
        shown = self.exceptions[: self.max_group_width]
        more = len(self.exceptions) - len(shown)
        for index, part in enumerate(shown):
            yield f"{margin}{'+-' if index == 0 else '  '}+---------------- {index + 1} ----------------\n"
            yield from part._format(True, depth + 1)
        if more:
            yield f"{margin}  +---------------- ... ----------------\n"
            yield _moved_in(f"and {more} more exception{'' if more == 1 else 's'}\n", depth + 1)
        # A group that comes last has drawn the line already.
        is_closed = not more and depth < self.max_group_depth and shown and shown[-1].exceptions is not None
        if not is_closed:
            yield f"{margin}  +------------------------------------\n"

    def print(self, *, file=None, chain=True):
        (sys.stderr if file is None else file).write("".join(self.format(chain=chain)))

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return list(self.format()) == list(other.format())
        return NotImplemented


def _moved_in(lines, depth):
    if depth == 0:
        return lines
    return "".join([f"{'  ' * depth}| {line}" for line in lines.splitlines(keepends=True)])


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True):
    error = _exception_of(exc, value)
    if tb is _NOT_GIVEN:
        tb = getattr(error, "__traceback__", None)
    return list(TracebackException(type(error), error, tb, limit=limit).format(chain=chain))


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True):
    lines = format_exception(exc, value, tb, limit, chain)
    (sys.stderr if file is None else file).write("".join(lines))


def format_exc(limit=None, chain=True):
    error = sys.exc_info()[1]
    if error is None:
        return "NoneType: None\n"
    return "".join(format_exception(type(error), error, error.__traceback__, limit, chain))


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc(limit, chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc") and not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    error = sys.last_exc if hasattr(sys, "last_exc") else sys.last_value
    print_exception(error, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    pass
