"""The part of `os` that is about descriptors and owners; runs in that module when one of its names is asked for.

A descriptor is the number of a file that this part has opened, or of one of the three streams. Those of other open files can
be asked about by their numbers, and no more.
"""

import builtins as _builtins
import sys as _sys

O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 0o100, 0o200, 0o1000, 0o2000
O_NONBLOCK, O_SYNC, O_DIRECTORY, O_NOFOLLOW, O_CLOEXEC = 0o4000, 0o4010000, 0o200000, 0o400000, 0o2000000

_opened = {}
_mask = 0o022


def _stream(fd):
    """The standard stream of this number, or None."""
    return (_sys.__stdin__, _sys.__stdout__, _sys.__stderr__)[fd] if fd in (0, 1, 2) else None


def _file(fd):
    if not isinstance(fd, int):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    found = _opened.get(fd)
    if found is None:
        raise OSError(9, "Bad file descriptor")
    return found


class _Directory:
    """What a descriptor of a directory is good for: to be synchronized and asked about."""

    def __init__(self, path):
        # Beyond the numbers that the system gives files.
        self.path, self.number = path, max(_opened, default=0) + (1 << 20)

    def read(self, length):
        raise IsADirectoryError(21, "Is a directory")

    def write(self, data):
        raise OSError(9, "Bad file descriptor")

    def seek(self, position, whence):
        return 0

    def truncate(self, length):
        raise OSError(22, "Invalid argument")

    def flush(self):
        pass

    def close(self):
        pass

    def fileno(self):
        return self.number


def open(path, flags, mode=0o777, *, dir_fd=None):
    kind = flags & 3
    if kind == O_RDONLY and not flags & O_CREAT and _is_directory(path):
        file = _Directory(path)
        _opened[file.number] = file
        return file.number
    if flags & O_DIRECTORY:
        stat(path)
        raise NotADirectoryError(20, "Not a directory", path)
    new = flags & O_CREAT and not _os_path_exists(path)
    if flags & O_CREAT and flags & O_EXCL:
        letters = "x"
    elif flags & O_APPEND:
        letters = "a"
    elif flags & O_TRUNC:
        letters = "w"
    else:
        letters = "r"
    if flags & O_CREAT and letters == "r" and new:
        letters = "x"
    elif not flags & O_CREAT and not _os_path_exists(path):
        raise FileNotFoundError(2, "No such file or directory", path)
    plus = "+" if kind == O_RDWR or letters == "r" and kind == O_WRONLY else ""
    file = _builtins.open(path, letters + "b" + plus)
    if new:
        chmod(path, mode & ~_mask)
    fd = file.fileno()
    _opened[fd] = file
    return fd


def _os_path_exists(name):
    return path.lexists(name)


def _is_directory(name):
    return path.isdir(name)


def _place(fd):
    """A path of what is open under a number."""
    file = _opened.get(fd)
    return file.path if type(file) is _Directory else f"/proc/self/fd/{fd}"


def close(fd):
    if _stream(fd) is None:
        _file(fd).close()
        del _opened[fd]


def read(fd, length, /):
    stream = _stream(fd)
    return _file(fd).read(length) if stream is None else stream.buffer.read(length)


def write(fd, data, /):
    stream = _stream(fd)
    if stream is None:
        target = _file(fd)
        count = target.write(data)
    else:
        stream.flush()
        target = stream.buffer
        count = target.write(data)
    target.flush()
    return count


def lseek(fd, position, whence, /):
    return _file(fd).seek(position, whence)


def ftruncate(fd, length, /):
    _file(fd).truncate(length)


def truncate(path, length):
    with _builtins.open(path, "r+b") as file:
        file.truncate(length)


def isatty(fd, /):
    stream = _stream(fd)
    return stream is not None and stream.isatty()


def fstat(fd):
    try:
        return stat(_place(fd))
    except FileNotFoundError:
        raise OSError(9, "Bad file descriptor") from None


def fsync(fd):
    number = fd if isinstance(fd, int) else fd.fileno()
    if number in _opened:
        _opened[number].flush()
    if _stream(number) is None:
        try:
            _sync(_place(number))
        except FileNotFoundError:
            raise OSError(9, "Bad file descriptor") from None


fdatasync = fsync


def fdopen(fd, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """A file object of a descriptor: of a stream the stream, of which closing leaves it open."""
    if fd < 0:
        raise ValueError("negative file descriptor")
    stream = _stream(fd)
    if stream is not None:
        return stream.buffer if "b" in mode else stream
    file = _file(fd)
    if closefd:
        del _opened[fd]
    if "b" in mode:
        return file
    import io

    text = io.TextIOWrapper(file, encoding, errors, newline)
    text.mode = mode
    return text


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if ns is None:
        if times is None:
            import time

            times = (time.time(),) * 2
        ns = [int(moment * 1_000_000_000) for moment in times]
    accessed, modified = ns
    _set_times(path, accessed, modified)


def umask(mask, /):
    """Holds for what `os.open` makes."""
    global _mask
    before = _mask
    _mask = mask & 0o777
    return before


def getuid():
    return stat("/proc/self").st_uid


def getgid():
    return stat("/proc/self").st_gid


geteuid, getegid = getuid, getgid


def getppid():
    with _builtins.open("/proc/self/stat") as file:
        return int(file.read().rpartition(")")[2].split()[1])


def getloadavg():
    with _builtins.open("/proc/loadavg") as file:
        return tuple([float(part) for part in file.read().split()[:3]])


def sched_getaffinity(pid, /):
    return set(range(cpu_count()))
