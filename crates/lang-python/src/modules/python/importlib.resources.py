"""Files beside the modules of a package."""

import contextlib
import pathlib
from importlib import import_module

__all__ = [
    "Package", "as_file", "contents", "files", "is_resource", "open_binary", "open_text", "path", "read_binary",
    "read_text",
]

Package = object


def files(anchor=None):
    """The directory of a package, or the one that a module is in."""
    if anchor is None:
        import sys

        anchor = sys._getframe(1).f_globals["__name__"]
    module = import_module(anchor) if isinstance(anchor, str) else anchor
    places = getattr(module, "__path__", None)
    if places:
        return pathlib.Path(places[0])
    file = getattr(module, "__file__", None)
    if file is None:
        raise TypeError(f"{module.__name__!r} has no files: it is built in")
    return pathlib.Path(file).parent


@contextlib.contextmanager
def as_file(path):
    yield path


def path(anchor, *names):
    return as_file(files(anchor).joinpath(*names))


def open_binary(anchor, *names):
    return files(anchor).joinpath(*names).open("rb")


def open_text(anchor, *names, encoding="utf-8", errors="strict"):
    return files(anchor).joinpath(*names).open("r", encoding=encoding, errors=errors)


def read_binary(anchor, *names):
    return files(anchor).joinpath(*names).read_bytes()


def read_text(anchor, *names, encoding="utf-8", errors="strict"):
    with open_text(anchor, *names, encoding=encoding, errors=errors) as file:
        return file.read()


def is_resource(anchor, *names):
    return files(anchor).joinpath(*names).is_file()


def contents(anchor, *names):
    return [entry.name for entry in files(anchor).joinpath(*names).iterdir()]
