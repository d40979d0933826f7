"""Files and directories copied, moved and removed as a whole."""

import fnmatch
import os
from collections import namedtuple

__all__ = [
    "copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
    "SameFileError", "SpecialFileError", "ReadError", "RegistryError", "make_archive", "unpack_archive", "get_archive_formats",
    "get_unpack_formats", "register_archive_format", "unregister_archive_format", "register_unpack_format",
    "unregister_unpack_format", "ignore_patterns", "which", "get_terminal_size", "disk_usage",
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


class ReadError(OSError):
    """An archive that cannot be read."""


class RegistryError(Exception):
    pass


def _make_zip(base_name, base_dir, root_dir, dry_run, **options):
    import zipfile

    name = base_name + ".zip"
    if dry_run:
        return name if root_dir is None else os.path.abspath(name)
    start = base_dir if root_dir is None else os.path.join(root_dir, base_dir)
    if os.path.dirname(base_name):
        os.makedirs(os.path.dirname(base_name), exist_ok=True)
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(path):
            shown = path if root_dir is None else os.path.relpath(path, root_dir)
            if os.path.normpath(shown) != os.curdir:
                archive.write(path, os.path.normpath(shown))

        add(start)
        for folder, folders, files in os.walk(start):
            for inner in sorted(folders) + [file for file in files if os.path.isfile(os.path.join(folder, file))]:
                if not os.path.exists(name) or not os.path.samefile(os.path.join(folder, inner), name):
                    add(os.path.join(folder, inner))
    return name if root_dir is None else os.path.abspath(name)


def _unpack_zip(filename, folder):
    import zipfile

    if not zipfile.is_zipfile(filename):
        raise ReadError(f"{filename} is not a zip file")
    with zipfile.ZipFile(filename) as archive:
        archive.extractall(folder)


def _no_tar(*args, **options):
    raise NotImplementedError("shutil: archives of the format tar are not supported")


# What makes an archive, and what it is; what unpacks one, by which ends of names.
_makers = {"zip": (_make_zip, "ZIP file"), "tar": (_no_tar, "uncompressed tar file"), "gztar": (_no_tar, "gzip'ed tar-file")}
_unpackers = {
    "zip": ([".zip"], _unpack_zip, "ZIP file"), "tar": ([".tar"], _no_tar, "uncompressed tar file"),
    "gztar": ([".tar.gz", ".tgz"], _no_tar, "gzip'ed tar-file"),
}


def get_archive_formats():
    return sorted([(name, description) for name, (_, description) in _makers.items()])


def get_unpack_formats():
    return sorted([(name, ends, description) for name, (ends, _, description) in _unpackers.items()])


def register_archive_format(name, function, extra_args=None, description=""):
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    extra = dict(extra_args or ())

    def make(base_name, base_dir, root_dir, **options):
        before = os.getcwd()
        try:
            if root_dir is not None:
                base_name = os.path.abspath(base_name)
                if not options["dry_run"]:
                    os.chdir(root_dir)
            return function(base_name, base_dir, **options, **extra)
        finally:
            os.chdir(before)

    _makers[name] = make, description


def unregister_archive_format(name):
    del _makers[name]


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    for ends, *_ in _unpackers.values():
        for end in extensions:
            if end in ends:
                raise RegistryError(f"{end} is already registered for another format")
    extra = dict(extra_args or ())
    _unpackers[name] = list(extensions), lambda filename, folder: function(filename, folder, **extra), description


def unregister_unpack_format(name):
    del _unpackers[name]


def make_archive(
    base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None
):
    """Makes an archive of what is in a directory; its name."""
    if format not in _makers:
        raise ValueError(f"unknown archive format {format!r}")
    if root_dir is not None and not os.path.isdir(root_dir):
        os.stat(root_dir)
        raise NotADirectoryError(20, "Not a directory", root_dir)
    return _makers[format][0](
        os.fspath(base_name), os.curdir if base_dir is None else base_dir, root_dir, dry_run=dry_run, logger=logger, owner=owner,
        group=group,
    )


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    folder = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    filename = os.fspath(filename)
    if format is not None:
        if format not in _unpackers:
            raise ValueError(f"Unknown unpack format '{format}'")
        _unpackers[format][1](filename, folder)
        return
    for ends, unpack, _ in _unpackers.values():
        if filename.endswith(tuple(ends)):
            unpack(filename, folder)
            return
    raise ReadError(f"Unknown archive format '{filename}'")
