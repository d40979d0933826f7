"""How objects are taken apart to be copied or pickled."""

from _re import Pattern

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _slotnames(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in [slots] if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                hidden = name.startswith("__") and not name.endswith("__")
                names.append(f"_{base.__name__.lstrip('_')}{name}" if hidden else name)
    return names


_extensions = {}


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7FFFFFFF:
        raise ValueError("code out of range")
    if _extensions.get((module, name), code) != code:
        raise ValueError(f"key {(module, name)} is already registered with code {_extensions[module, name]}")
    if code in _extensions.values() and (module, name) not in _extensions:
        raise ValueError(f"code {code} is already in use")
    _extensions[module, name] = code


def remove_extension(module, name, code):
    if _extensions.get((module, name)) != code:
        raise ValueError(f"key {(module, name)} is not registered with code {code}")
    del _extensions[module, name]


def clear_extension_cache():
    pass


def _reduced(obj, cls, protocol):
    """How an object is made again: what its class says, or what its attributes are."""
    reduce = dispatch_table.get(cls)
    if reduce is not None:
        return reduce(obj)
    if _has_own(obj, cls, "__reduce_ex__"):
        return obj.__reduce_ex__(protocol)
    if getattr(cls, "__reduce__", None) is not getattr(object, "__reduce__", None):
        return obj.__reduce__()
    return _reduce_object(obj, cls)


def _reduce_object(obj, cls):
    """What `object.__reduce_ex__` says: how to make an object again, and its state."""
    own = _SPECIAL_REDUCTIONS.get(cls)
    if own is not None:
        return own(obj)
    if isinstance(obj, complex):
        return (cls, (obj.real, obj.imag), _state_of(obj, cls))
    if isinstance(obj, (set, frozenset, bytearray)):
        content = bytes(obj) if isinstance(obj, bytearray) else list(obj)
        return (cls, (content,), _state_of(obj, cls))
    if isinstance(obj, BaseException):
        return (cls, obj.args, obj.__dict__ or None)
    if cls.__module__ in ("builtins", "_io") and cls is not object and not hasattr(obj, "__dict__"):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    kwargs = {}
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
    elif hasattr(cls, "__getnewargs__"):
        args = obj.__getnewargs__()
        if not isinstance(args, tuple):
            raise TypeError(f"__getnewargs__ should return a tuple, not {type(args).__name__!r}")
    else:
        args = _value_arguments(obj)
    state = _state_of(obj, cls)
    listitems = iter(obj) if isinstance(obj, list) else None
    dictitems = iter(obj.items()) if isinstance(obj, dict) else None
    if kwargs:
        return (__newobj_ex__, (cls, args, kwargs), state, listitems, dictitems)
    return (__newobj__, (cls, *args), state, listitems, dictitems)


def _has_own(obj, cls, name):
    """Whether the object, or its class, says something in another way than `object`."""
    own = getattr(cls, name, None)
    return own is not None and own is not getattr(object, name, None) or name in getattr(obj, "__dict__", ())


def _state_of(obj, cls):
    if _has_own(obj, cls, "__getstate__"):
        return obj.__getstate__()
    return _default_state(obj)


def _default_state(obj):
    """What `object.__getstate__` gives: the attributes, and those in slots."""
    state = getattr(obj, "__dict__", None) or None
    slots = {name: getattr(obj, name) for name in _slotnames(type(obj)) if hasattr(obj, name)}
    if state is not None:
        state = dict(state)
    return (state, slots) if slots else state


def _reduce_ex(obj, protocol):
    """What `object.__reduce_ex__` gives."""
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    return _reduce_object(obj, cls)


def _value_arguments(obj):
    for kind in (int, float, complex, str, bytes, tuple):
        if isinstance(obj, kind):
            return (kind(obj),)
    return ()


def _reduce_method(obj):
    return getattr, (obj.__self__, obj.__func__.__name__)


def _reduce_iterator(obj):
    return iter, (list(obj),)


def _reduce_pattern(obj):
    from re import compile

    return compile, (obj.pattern, obj.flags)


class _Probe:
    def method(self):
        pass


_SPECIAL_REDUCTIONS = {
    set: lambda obj: (set, (list(obj),)),
    frozenset: lambda obj: (frozenset, (list(obj),)),
    bytearray: lambda obj: (bytearray, (bytes(obj),)),
    complex: lambda obj: (complex, (obj.real, obj.imag)),
    range: lambda obj: (range, (obj.start, obj.stop, obj.step)),
    slice: lambda obj: (slice, (obj.start, obj.stop, obj.step)),
    type(_Probe().method): _reduce_method,
    Pattern: _reduce_pattern,
    type(iter([])): _reduce_iterator,
    type(iter(())): _reduce_iterator,
    type(list[int]): lambda obj: (_alias, (obj.__origin__, obj.__args__)),
    type(int | None): lambda obj: (_union, (obj.__args__,)),
}


def _alias(origin, args):
    return origin[args]


def _union(types):
    result = types[0]
    for ty in types[1:]:
        result |= ty
    return result
