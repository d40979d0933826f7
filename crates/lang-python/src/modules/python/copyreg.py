"""How objects are taken apart to be copied or pickled."""

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
