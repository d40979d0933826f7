"""Warnings: shown once at each place, or turned into errors, as filters say."""

import sys

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = "default"
onceregistry = {}
_shown = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, "
            f"lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        try:
            with open(filename) as file:
                line = file.read().split("\n")[lineno - 1]
        except Exception:
            line = ""
    if line.strip():
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    file.write(formatwarning(message, category, filename, lineno, line))


def _place(stacklevel):
    try:
        frame = sys._getframe(stacklevel + 1)
    except (AttributeError, ValueError):
        return "<unknown>", 1, "__main__"
    return frame.f_code.co_filename, frame.f_lineno, frame.f_globals.get("__name__", "<unknown>")


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module = _place(stacklevel)
    warn_explicit(message, category, filename, lineno, module)


def _action_for(text, category, module, lineno):
    for chosen, pattern, wanted, where, line in filters:
        if not issubclass(category, wanted) or (line and line != lineno):
            continue
        if pattern is not None and not _matches(pattern, text, True):
            continue
        if where is not None and not _matches(where, module or "", False):
            continue
        return chosen
    return defaultaction


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    text = str(message)
    if not isinstance(message, Warning):
        message = category(message)
    action = _action_for(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        key = {"once": (text, category), "module": (text, category, module)}.get(
            action, (text, category, module, lineno)
        )
        if key in _shown:
            return
        _shown.add(key)
    _show(message, category, filename, lineno, source)


def _show(message, category, filename, lineno, source=None):
    if _recorders:
        _recorders[-1].append(WarningMessage(message, category, filename, lineno, source=source))
        return
    showwarning(message, category, filename, lineno)


def _warn_of_syntax(text, filename, lineno):
    """Warns of what a program says, each time it is compiled; whether that is an error."""
    action = _action_for(text, SyntaxWarning, filename.removesuffix(".py"), lineno)
    if action not in ("ignore", "error"):
        _show(SyntaxWarning(text), SyntaxWarning, filename, lineno)
    return action == "error"


def _matches(pattern, text, ignores_case):
    import re

    return re.match(pattern, text, re.IGNORECASE if ignores_case else 0) is not None


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add((action, None, category, None, lineno), append)


def _add(entry, append):
    if entry[0] not in ("error", "ignore", "always", "default", "module", "once", "all"):
        raise ValueError(f"invalid action: {entry[0]!r}")
    if append:
        if entry not in filters:
            filters.append(entry)
        return
    if entry in filters:
        filters.remove(entry)
    filters.insert(0, entry)
    _shown.clear()


def resetwarnings():
    filters.clear()


_recorders = []


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._saved = filters[:]
        self._shown = set(_shown)
        self._own = None
        if self._record:
            self._own = []
            _recorders.append(self._own)
        if self._filter is not None:
            simplefilter(*self._filter)
        return self._own

    def __exit__(self, *details):
        filters[:] = self._saved
        _shown.clear()
        _shown.update(self._shown)
        if self._own is not None:
            _recorders.pop()


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    def decorate(item):
        if isinstance(item, type):
            item.__deprecated__ = message
            return item
        from functools import wraps

        @wraps(item)
        def wrapper(*args, **kwargs):
            warn(message, category, stacklevel=stacklevel + 1)
            return item(*args, **kwargs)

        wrapper.__deprecated__ = message
        return wrapper

    return decorate
