"""Functions and classes that the library does not have: each says so, by its name, when it is called."""


def functions(module, reason, names):
    return [_function(f"{module}.{name}", reason, name) for name in names.split()]


def classes(module, reason, names):
    return [type(name, (), {"__init__": _function(f"{module}.{name}", reason, "__init__"), "__module__": module}) for name in names.split()]


def _function(what, reason, name):
    def function(*args, **kwargs):
        raise NotImplementedError(f"{what} is not supported: {reason}")

    function.__name__ = function.__qualname__ = name
    return function
