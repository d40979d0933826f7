"""Files and directories copied, moved and removed as a whole."""

import fnmatch
import os
from collections import namedtuple

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SameFileError", "SpecialFileError", "ignore_patterns", "which", "get_terminal_size", "disk_usage",
]

_ntuple = namedtuple("usage", "total used free")


class Error(OSError):
    pass


class SameFileError(Error):
    pass


class SpecialFileError(OSError):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while chunk := fsrc.read(length or 65536):
        fdst.write(chunk)


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.realpath(src) == os.path.realpath(dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    copymode(src, dst)
    known = os.stat(src)
    os.utime(dst, ns=(known.st_atime_ns, known.st_mtime_ns))


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    dst = copy(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    def ignored(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}

    return ignored


def copytree(
    src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False
):
    names = os.listdir(src)
    left_out = set() if ignore is None else set(ignore(os.fspath(src), names))
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(source):
            copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
        else:
            copy_function(source, target)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    def attempt(function, place):
        try:
            return function(place)
        except OSError as error:
            if onexc is not None:
                onexc(function, place, error)
            elif onerror is not None:
                onerror(function, place, (type(error), error, error.__traceback__))
            elif not ignore_errors:
                raise

    if os.path.islink(path):
        raise OSError("Cannot call rmtree on a symbolic link")
    for name in attempt(os.listdir, path) or ():
        place = os.path.join(path, name)
        if os.path.isdir(place) and not os.path.islink(place):
            rmtree(place, ignore_errors, onerror, onexc=onexc)
        else:
            attempt(os.unlink, place)
    attempt(os.rmdir, path)


def move(src, dst, copy_function=copy2):
    target = dst
    if os.path.isdir(dst):
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            copytree(src, target, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    if os.path.dirname(cmd):
        return cmd if os.access(cmd, mode) else None
    for directory in (os.environ.get("PATH", "") if path is None else path).split(":"):
        place = os.path.join(directory, cmd)
        if os.path.isfile(place) and os.access(place, mode):
            return place
    return None


def get_terminal_size(fallback=(80, 24)):
    def number(name, default):
        try:
            return int(os.environ[name]) or default
        except (KeyError, ValueError):
            return default

    return os.terminal_size((number("COLUMNS", fallback[0]), number("LINES", fallback[1])))


def disk_usage(path):
    raise NotImplementedError("shutil.disk_usage is not supported")


def make_archive(*args, **kwargs):
    raise NotImplementedError("shutil.make_archive is not supported")


def unpack_archive(*args, **kwargs):
    raise NotImplementedError("shutil.unpack_archive is not supported")
