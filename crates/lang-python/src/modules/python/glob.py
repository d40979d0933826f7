"""Files whose names fit a pattern."""

import fnmatch
import os
import re

__all__ = ["glob", "iglob", "escape"]

_MAGIC = re.compile("[*?[]")


def has_magic(s):
    return _MAGIC.search(s) is not None


def escape(pathname):
    return re.sub(r"([*?[])", r"[\1]", pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = "" if root_dir is None else os.fspath(root_dir)
    absolute = pathname.startswith("/")
    parts = [part for part in pathname.split("/") if part]
    found = _matches("/" if absolute else "", parts, root, recursive, include_hidden)
    if pathname.endswith("/") and parts:
        found = (path + "/" for path in found if os.path.isdir(os.path.join(root, path)))
    return iter([path for path in found if path])


def _names(root, directory):
    try:
        return os.listdir(os.path.join(root, directory) if root or directory else ".")
    except OSError:
        return []


def _matches(base, parts, root, recursive, hidden):
    if not parts:
        yield base
        return
    part, rest = parts[0], parts[1:]
    if part == "**" and recursive:
        yield from _matches(base, rest, root, recursive, hidden) if rest else [base + "/" if base else base]
        for name in _names(root, base):
            path = os.path.join(base, name)
            if name.startswith(".") and not hidden:
                continue
            if os.path.isdir(os.path.join(root, path)):
                yield from _deeper(path, parts, root, recursive, hidden)
            elif not rest:
                yield path
    elif has_magic(part):
        for name in _names(root, base):
            shown = hidden or part.startswith(".") or not name.startswith(".")
            if shown and fnmatch.fnmatchcase(name, part):
                yield from _checked(os.path.join(base, name), rest, root, recursive, hidden)
    else:
        yield from _checked(os.path.join(base, part), rest, root, recursive, hidden)


def _deeper(path, parts, root, recursive, hidden):
    if len(parts) == 1:
        yield path
        for found in _matches(path, parts, root, recursive, hidden):
            if found != path + "/":
                yield found
    else:
        yield from _matches(path, parts, root, recursive, hidden)


def _checked(path, rest, root, recursive, hidden):
    full = os.path.join(root, path)
    if os.path.isdir(full) if rest else os.path.exists(full) or os.path.islink(full):
        yield from _matches(path, rest, root, recursive, hidden)
