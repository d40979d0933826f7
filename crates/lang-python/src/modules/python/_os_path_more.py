"""The part of `os.path` that is written in Python; runs in that module."""

curdir, pardir, extsep, sep, pathsep, altsep, devnull = ".", "..", ".", "/", ":", None, "/dev/null"
defpath = "/bin:/usr/bin"
supports_unicode_filenames = False


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, char in enumerate(low):
        if char != high[at]:
            return low[:at]
    return low


def _slash(path):
    return "/" if isinstance(path, str) else b"/"


def _same_kind(paths):
    if len({isinstance(path, str) for path in paths}) > 1:
        raise TypeError("Can't mix strings and bytes in path components")


def commonpath(paths):
    paths = [_os.fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    _same_kind(paths)
    slash = _slash(paths[0])
    if len({path.startswith(slash) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    dot = "." if slash == "/" else b"."
    split = [[part for part in path.split(slash) if part and part != dot] for path in paths]
    common = commonprefix(split)
    return slash[: paths[0].startswith(slash)] + slash.join(common)


def relpath(path, start=None):
    path = _os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash = _slash(path)
    dot, up = (".", "..") if slash == "/" else (b".", b"..")
    start = dot if start is None else _os.fspath(start)
    _same_kind([path, start])
    start = [part for part in abspath(start).split(slash) if part]
    target = [part for part in abspath(path).split(slash) if part]
    shared = len(commonprefix([start, target]))
    parts = [up] * (len(start) - shared) + target[shared:]
    return join(*parts) if parts else dot


def normcase(s):
    return _os.fspath(s)


def splitdrive(p):
    return _os.fspath(p)[:0], _os.fspath(p)


def splitroot(p):
    p = _os.fspath(p)
    slashes = len(p) - len(p.lstrip(_slash(p)))
    width = 2 if slashes == 2 else min(slashes, 1)
    return p[:0], p[:width], p[width:]


def lexists(path):
    return exists(path) or islink(path)


def ismount(path):
    return realpath(path) == "/"


def isjunction(path):
    return False


def getmtime(filename):
    return _os.stat(filename).st_mtime


def getatime(filename):
    return _os.stat(filename).st_atime


def getctime(filename):
    return _os.stat(filename).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    return samestat(_os.stat(f1), _os.stat(f2))


def expandvars(path):
    import re

    def value(found):
        return _os.environ.get(found[1] or found[2], found[0])

    path = _os.fspath(path)
    if isinstance(path, bytes):
        return _os.fsencode(expandvars(_os.fsdecode(path)))
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", value, path, flags=re.ASCII)


def expanduser(path):
    path = _os.fspath(path)
    tilde, slash = ("~", "/") if isinstance(path, str) else (b"~", b"/")
    home = _os.environ.get("HOME", "")
    if not home or path != tilde and not path.startswith(tilde + slash):
        return path
    home = home if isinstance(path, str) else _os.fsencode(home)
    return home.rstrip(slash) + path[1:] or slash
