"""A part of `typing`, which runs in it: decorators, and functions that say something to checkers."""

def cast(typ, val):
    return val


_overload_registry = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    plain = getattr(func, "__func__", func)
    try:
        line = plain.__code__.co_firstlineno
        _overload_registry.setdefault((plain.__module__, plain.__qualname__), {})[line] = func
    except AttributeError:
        pass
    return _overload_dummy


def clear_overloads():
    _overload_registry.clear()


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overload_registry.get((func.__module__, func.__qualname__), {}).values())


def _marked(name, value=True):
    """A decorator that sets an attribute, if what it decorates can have one."""

    def decorate(decorated, /):
        try:
            setattr(decorated, name, value)
        except (AttributeError, TypeError):
            pass
        return decorated

    decorate.__name__ = decorate.__qualname__ = name.strip("_")
    return decorate


final = _marked("__final__")
override = _marked("__override__")


def no_type_check(arg):
    if isinstance(arg, type):
        for name, value in list(arg.__dict__.items()):
            inside = getattr(value, "__func__", value)
            own = f"{arg.__qualname__}.{getattr(inside, '__name__', name)}"
            if isinstance(inside, type(no_type_check)) and inside.__qualname__ == own:
                inside.__no_type_check__ = True
            elif isinstance(value, type) and value.__qualname__ == f"{arg.__qualname__}.{name}":
                no_type_check(value)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    import functools

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    return _marked("__dataclass_transform__", {
        "eq_default": eq_default,
        "order_default": order_default,
        "kw_only_default": kw_only_default,
        "frozen_default": frozen_default,
        "field_specifiers": field_specifiers,
        "kwargs": kwargs,
    })


def reveal_type(obj, /):
    import sys

    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_type(val, typ, /):
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")
