"""Groups of exceptions, and what `except*` does with them."""


class BaseExceptionGroup(BaseException):
    """A combination of multiple unrelated exceptions."""

    __module__ = "builtins"
    __qualname__ = "BaseExceptionGroup"

    def __new__(cls, *args):
        if len(args) != 2:
            raise TypeError(f"BaseExceptionGroup.__new__() takes exactly 2 arguments ({len(args)} given)")
        message, exceptions = args
        if not isinstance(message, str):
            raise TypeError(f"BaseExceptionGroup.__new__() argument 1 must be str, not {type(message).__name__}")
        if not hasattr(type(exceptions), "__getitem__") or not hasattr(type(exceptions), "__len__"):
            raise TypeError("second argument (exceptions) must be a sequence")
        parts = tuple(exceptions)
        if not parts:
            raise ValueError("second argument (exceptions) must be a non-empty sequence")
        plain = True
        for index, part in enumerate(parts):
            if not isinstance(part, BaseException):
                raise ValueError(f"Item {index} of second argument (exceptions) is not an exception")
            plain = plain and isinstance(part, Exception)
        if cls is BaseExceptionGroup and plain:
            cls = ExceptionGroup
        elif not plain and issubclass(cls, Exception):
            name = cls.__name__
            what = "an ExceptionGroup" if cls is ExceptionGroup else repr(name)
            raise TypeError(f"Cannot nest BaseExceptions in {what}")
        self = BaseException.__new__(cls, message, exceptions)
        self._message = message
        self._exceptions = parts
        return self

    def __init__(self, *args, **keywords):
        BaseException.__init__(self, *args)

    @property
    def message(self):
        return self._message

    @property
    def exceptions(self):
        return self._exceptions

    def __str__(self):
        count = len(self._exceptions)
        return f"{self._message} ({count} sub-exception{'' if count == 1 else 's'})"

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    def derive(self, excs):
        return BaseExceptionGroup(self._message, excs)

    def split(self, condition, /):
        return split(self, _matcher(condition))

    def subgroup(self, condition, /):
        return split(self, _matcher(condition))[0]


class ExceptionGroup(BaseExceptionGroup, Exception):
    __module__ = "builtins"
    __qualname__ = "ExceptionGroup"


def _matcher(condition):
    def is_exception_type(value):
        return isinstance(value, type) and issubclass(value, BaseException)

    if is_exception_type(condition) or isinstance(condition, tuple) and all(map(is_exception_type, condition)):
        return lambda exception: isinstance(exception, condition)
    if callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


def _derived(group, parts):
    if not parts:
        return None
    derived = group.derive(parts)
    derived.__traceback__ = group.__traceback__
    derived.__cause__ = group.__cause__
    derived.__context__ = group.__context__
    derived.__suppress_context__ = group.__suppress_context__
    notes = getattr(group, "__notes__", None)
    if notes is not None:
        derived.__notes__ = list(notes)
    return derived


def split(exception, matches):
    """What of an exception matches, and what does not; each may be None."""
    if matches(exception):
        return exception, None
    if not isinstance(exception, BaseExceptionGroup):
        return None, exception
    matching, rest = [], []
    for part in exception.exceptions:
        yes, no = split(part, matches)
        if yes is not None:
            matching.append(yes)
        if no is not None:
            rest.append(no)
    return _derived(exception, matching), _derived(exception, rest)


def match_group(exception, types):
    """What of an exception a clause `except* types` handles, and what is left."""
    if exception is None:
        return None, None
    for ty in types if isinstance(types, tuple) else (types,):
        if not (isinstance(ty, type) and issubclass(ty, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(ty, BaseExceptionGroup):
            raise TypeError(
                "catching ExceptionGroup with except* is not allowed. Use except instead."
            )
    if not isinstance(exception, BaseExceptionGroup):
        if isinstance(exception, types):
            return BaseExceptionGroup("", (exception,)), None
        return None, exception
    return split(exception, lambda part: isinstance(part, types))


def _leaves(exception, found):
    if isinstance(exception, BaseExceptionGroup):
        for part in exception.exceptions:
            _leaves(part, found)
    else:
        found.append(exception)


def reraise_group(exception, raised, rest):
    """What is raised behind the clauses: `raised` holds what each handled and raised in turn. None if nothing is."""
    pairs = [(raised[index], raised[index + 1]) for index in range(0, len(raised), 2)]
    if not isinstance(exception, BaseExceptionGroup):
        return pairs[0][1] if pairs else rest
    again = [new for handled, new in pairs if new is handled]
    new = [new for handled, new in pairs if new is not handled]
    if rest is not None:
        again.append(rest)
    left = None
    if again:
        leaves = []
        for part in again:
            _leaves(part, leaves)
        left = split(exception, lambda part: any(part is leaf for leaf in leaves))[0]
    if not new:
        return left
    if left is not None:
        new.append(left)
    return new[0] if len(new) == 1 else BaseExceptionGroup("", new)
