"""Packages: the modules that they have, and the files beside them."""

import importlib
import os
import sys
from collections import namedtuple

__all__ = ["extend_path", "get_data", "iter_modules", "resolve_name", "walk_packages", "ModuleInfo"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


def iter_modules(path=None, prefix=""):
    """What modules there are in the folders of a path, or at the top."""
    if isinstance(path, str):
        raise ValueError("path must be None or list of paths to look for modules in")
    seen = set()
    for folder in sys.path if path is None else path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for file in names:
            full = os.path.join(folder, file)
            name, extension = os.path.splitext(file)
            is_package = os.path.isdir(full) and os.path.exists(os.path.join(full, "__init__.py"))
            name = file if is_package else name
            if name == "__init__" or name in seen or not name.isidentifier():
                continue
            if is_package or extension == ".py":
                seen.add(name)
                yield ModuleInfo(None, prefix + name, is_package)


def walk_packages(path=None, prefix="", onerror=None):
    """As `iter_modules`, and what is in the packages, which are imported for that."""
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            package = importlib.import_module(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            yield from walk_packages(list(getattr(package, "__path__", None) or []), info.name + ".", onerror)


def extend_path(path, name):
    if not isinstance(path, list):
        return path
    path = path[:]
    parts = name.split(".")
    for folder in sys.path:
        found = os.path.join(folder, *parts)
        if os.path.isdir(found) and os.path.exists(os.path.join(found, "__init__.py")) and found not in path:
            path.append(found)
    return path


def get_data(package, resource):
    module = importlib.import_module(package)
    file = getattr(module, "__file__", None)
    if file is None:
        return None
    with open(os.path.join(os.path.dirname(file), *resource.split("/")), "rb") as data:
        return data.read()


def resolve_name(name):
    module, colon, path = name.partition(":")
    if colon:
        found = importlib.import_module(module)
        parts = path.split(".") if path else []
    else:
        parts = name.split(".")
        module = parts.pop(0)
        found = importlib.import_module(module)
        while parts:
            try:
                found = importlib.import_module(f"{module}.{parts[0]}")
            except ImportError:
                break
            module = f"{module}.{parts.pop(0)}"
    for part in parts:
        found = getattr(found, part)
    return found
