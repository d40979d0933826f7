"""The part of `os` that is written in Python; runs in that module."""

from collections import namedtuple as _namedtuple

F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
altsep = None
defpath = "/bin:/usr/bin"
# Which functions take descriptors and the like: none does.
supports_follow_symlinks, supports_dir_fd, supports_fd, supports_effective_ids = set(), set(), set(), set()

_stat_fields = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime"


class terminal_size(_namedtuple("terminal_size", "columns lines", module="os")):
    __slots__ = ()

    def __new__(cls, sequence):
        sequence = tuple(sequence)
        if len(sequence) != 2:
            raise TypeError(f"os.terminal_size() takes a 2-sequence ({len(sequence)}-sequence given)")
        return tuple.__new__(cls, sequence)

    def __repr__(self):
        return "os." + super().__repr__()


class stat_result(_namedtuple("stat_result", _stat_fields, module="os")):
    __slots__ = ()

    st_mtime_ns = property(lambda self: int(self.st_mtime * 1_000_000_000))
    st_atime_ns = property(lambda self: int(self.st_atime * 1_000_000_000))
    st_ctime_ns = property(lambda self: int(self.st_ctime * 1_000_000_000))

    def __repr__(self):
        return "os." + super().__repr__()


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        path = f"/proc/self/fd/{path}"
    return stat_result(*_stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    try:
        allowed = stat(path).st_mode
    except OSError:
        return False
    return not mode & X_OK or allowed & 0o111 != 0


class _PathLikeType(type):
    """The class of `PathLike`, what `fspath` understands."""

    def __instancecheck__(cls, instance):
        return hasattr(type(instance), "__fspath__")

    def __subclasscheck__(cls, subclass):
        return hasattr(subclass, "__fspath__")


PathLike = _PathLikeType("PathLike", (), {"__class_getitem__": classmethod(lambda cls, item: cls), "__module__": "os"})


def fsencode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, bytes) else filename.encode("utf-8", "surrogateescape")


def fsdecode(filename):
    filename = fspath(filename)
    return filename if isinstance(filename, str) else filename.decode("utf-8", "surrogateescape")


class DirEntry:
    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return self.stat(follow_symlinks=False).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, directory):
        self._entries = iter([DirEntry(directory, name) for name in listdir(directory)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()


def scandir(path="."):
    return _Scan(fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    directories, files = [], []
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    for name in names:
        (directories if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, directories, files
    for name in directories:
        place = path.join(top, name)
        if followlinks or not path.islink(place):
            yield from walk(place, topdown, onerror, followlinks)
    if not topdown:
        yield top, directories, files


def removedirs(name):
    rmdir(name)
    parent = path.dirname(name.rstrip("/"))
    while parent:
        try:
            rmdir(parent)
        except OSError:
            break
        parent = path.dirname(parent)


def renames(old, new):
    if path.dirname(new) and not path.exists(path.dirname(new)):
        makedirs(path.dirname(new))
    rename(old, new)


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


def strerror(code, /):
    known = {1: "Operation not permitted", 2: "No such file or directory", 13: "Permission denied", 17: "File exists",
             20: "Not a directory", 21: "Is a directory", 22: "Invalid argument", 39: "Directory not empty"}
    return known.get(code, f"Unknown error {code}")


def _exit(status):
    raise SystemExit(status)


def getlogin():
    from os import environ

    return environ.get("LOGNAME") or environ.get("USER") or "user"


times_result = _namedtuple("times_result", "user system children_user children_system elapsed", module="posix")


def times():
    import time

    # Who asks wants differences: all that the process took counts as the user's.
    return times_result(time.process_time(), 0.0, 0.0, 0.0, time.monotonic())


# What programs end with, as they tell who started them.
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST = 0, 64, 65, 66, 67, 68
EX_UNAVAILABLE, EX_SOFTWARE, EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR = 69, 70, 71, 72, 73, 74
EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 75, 76, 77, 78

uname_result = _namedtuple("uname_result", "sysname nodename release version machine", module="posix")


def uname():
    import platform

    return uname_result(*platform.uname()[:5])


_PARTS = {
    "_os_files": """open close read write fdopen lseek fsync fdatasync fstat ftruncate isatty truncate utime umask getuid geteuid
        getgid getegid getppid getloadavg sched_getaffinity O_RDONLY O_WRONLY O_RDWR O_CREAT O_EXCL O_TRUNC O_APPEND O_NONBLOCK
        O_CLOEXEC O_NOFOLLOW O_SYNC O_DIRECTORY""",
    "_os_environ": "environ environb getenv getenvb putenv unsetenv get_exec_path supports_bytes_environ _Environ",
}


def __getattr__(name):
    for part, names in _PARTS.items():
        if name in names.split():
            import _imp

            known = dict(globals())
            _imp.add_part("os", part)
            # What a program has put in the place of a name stays there.
            globals().update(known)
            return globals()[name]
    if name in ("system", "popen", "fork", "kill", "execv", "execvp", "spawnv", "startfile", "pipe", "waitpid"):

        def refuse(*args, **kwargs):
            raise NotImplementedError(f"os.{name} is not supported: programs cannot start other programs")

        return refuse
    raise AttributeError(f"module 'os' has no attribute {name!r}")
