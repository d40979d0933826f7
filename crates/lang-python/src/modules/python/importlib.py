"""Imports that a program names while it runs."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip("."))
        base = package.split(".")
        if level > len(base):
            raise ImportError("attempted relative import beyond top-level package")
        name = ".".join(base[: len(base) - level + 1] + ([name[level:]] if name[level:] else []))
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    name = getattr(module, "__name__", None)
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules")
    file = getattr(module, "__file__", None)
    if file is None:
        return module
    with open(file, encoding="utf-8") as source:
        exec(compile(source.read(), file, "exec"), module.__dict__)
    return module
