"""Files and directories for a while."""

import os
import random

__all__ = [
    "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp",
    "gettempprefix", "tempdir", "gettempdir", "gettempprefixb", "gettempdirb",
]

tempdir = None
template = "tmp"
TMP_MAX = 10000
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
_names = random.Random(int.from_bytes(os.urandom(8), "little"))


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def gettempdir():
    global tempdir
    if tempdir is None:
        for name in ("TMPDIR", "TEMP", "TMP"):
            if os.environ.get(name) and os.path.isdir(os.environ[name]):
                tempdir = os.path.abspath(os.environ[name])
                break
        else:
            tempdir = "/tmp" if os.path.isdir("/tmp") else os.getcwd()
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def mktemp(suffix="", prefix=template, dir=None):
    directory = gettempdir() if dir is None else os.fspath(dir)
    for _ in range(TMP_MAX):
        name = prefix + "".join([_names.choice(_LETTERS) for _ in range(8)]) + suffix
        path = os.path.join(directory, name)
        if not os.path.exists(path):
            return path
    raise FileExistsError(17, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = os.path.abspath(mktemp(suffix or "", template if prefix is None else prefix, dir))
    os.mkdir(path)
    return path


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    as_bytes = any(isinstance(part, bytes) for part in (suffix, prefix, dir))
    suffix, prefix, dir = [part if part is None else os.fsdecode(part) for part in (suffix, prefix, dir)]
    path = os.path.abspath(mktemp(suffix or "", template if prefix is None else prefix, dir))
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    return fd, os.fsencode(path) if as_bytes else path


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._delete = delete
        self._ignore = ignore_cleanup_errors
        import atexit

        atexit.register(self._at_exit)

    def _at_exit(self):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        import shutil

        if os.path.exists(self.name):
            shutil.rmtree(self.name, ignore_errors=self._ignore)

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class _TemporaryFile:
    """An open file that is removed when it is closed."""

    def __init__(self, file, name, delete, delete_on_close=True):
        self.file = file
        self.name = name
        self._delete = delete
        self._delete_on_close = delete_on_close
        if delete:
            import atexit

            atexit.register(self._remove)

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def _remove(self):
        if self._delete and os.path.exists(self.name):
            os.remove(self.name)

    def close(self):
        self.file.close()
        if self._delete_on_close:
            self._remove()

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        self.file.close()
        self._remove()

    def __iter__(self):
        return iter(self.file)


def NamedTemporaryFile(
    mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *,
    errors=None, delete_on_close=True,
):
    path = os.path.abspath(mktemp(suffix or "", template if prefix is None else prefix, dir))
    file = open(path, mode, encoding=encoding, newline=newline, errors=errors)
    return _TemporaryFile(file, path, delete, delete_on_close)


TemporaryFile = NamedTemporaryFile


def SpooledTemporaryFile(max_size=0, mode="w+b", *arguments, **named):
    return NamedTemporaryFile(mode, *arguments, **named)
