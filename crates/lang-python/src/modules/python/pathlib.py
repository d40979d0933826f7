"""Paths as objects."""

import os

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class PurePath:
    """A path, without a look at what it leads to."""

    def __init__(self, *args):
        parts = []
        root = ""
        for argument in args:
            try:
                text = os.fspath(argument)
            except TypeError:
                text = None
            if not isinstance(text, str):
                raise TypeError(
                    "argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                    f"not {type(argument if text is None else text).__name__!r}"
                )
            if text.startswith("/"):
                root = "//" if text.startswith("//") and not text.startswith("///") else "/"
                parts = []
            parts.extend([part for part in text.split("/") if part not in ("", ".")])
        self._root = root
        self._parts = parts

    @classmethod
    def _made(cls, root, parts):
        made = cls.__new__(cls)
        made._root = root
        made._parts = parts
        return made

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    __fspath__ = __str__

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        return "file://" + quote(str(self))

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __bytes__(self):
        return str(self).encode()

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._parts == other._parts

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts < other.parts

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts <= other.parts

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts > other.parts

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parts >= other.parts

    def __truediv__(self, key):
        if not isinstance(key, (str, PurePath)):
            return NotImplemented
        return self.with_segments(self, key)

    def __rtruediv__(self, key):
        if not isinstance(key, (str, PurePath)):
            return NotImplemented
        return self.with_segments(key, self)

    def joinpath(self, *pathsegments):
        return self.with_segments(self, *pathsegments)

    def with_segments(self, *pathsegments):
        return self.__class__(*pathsegments)

    drive = ""
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._parts)

    @property
    def parent(self):
        return self._made(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        made = []
        path = self
        while path._parts:
            path = path.parent
            made.append(path)
        return tuple(made)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        at = name.rfind(".")
        return name[at:] if 0 < at < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        suffix = self.suffix
        return self.name[: len(self.name) - len(suffix)]

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith(".") or suffix == "." or "/" in suffix):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, other, *more):
        other = self.__class__(other, *more)
        return self._root == other._root and self._parts[: len(other._parts)] == other._parts

    def is_reserved(self):
        return False

    def relative_to(self, other, *more, walk_up=False):
        base = self.__class__(other, *more)
        above = base
        steps = 0
        while not self.is_relative_to(above):
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r}")
            if above.name == "..":
                raise ValueError(f"'..' segment in {str(base)!r} cannot be walked")
            if above.parent == above:
                raise ValueError(f"{str(self)!r} and {str(base)!r} have different anchors")
            above = above.parent
            steps += 1
        return self._made("", [".."] * steps + self._parts[len(above._parts) :])

    def match(self, path_pattern, *, case_sensitive=None):
        import fnmatch

        wanted = PurePath(path_pattern)
        if not wanted.parts:
            raise ValueError("empty pattern")
        if case_sensitive is False:
            return PurePath(str(self).lower()).match(str(wanted).lower())
        parts, patterns = self.parts, wanted.parts
        if wanted._root and len(parts) != len(patterns) or len(patterns) > len(parts):
            return False
        return all(fnmatch.fnmatchcase(part, one) for part, one in zip(reversed(parts), reversed(patterns)))


class PurePosixPath(PurePath):
    pass


class Path(PurePath):
    """A path, and what it leads to."""

    def __new__(cls, *args):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls(os.path.expanduser("~"))

    def stat(self, *, follow_symlinks=True):
        return os.stat(str(self), follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(str(self))

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(str(self), mode)

    def exists(self, *, follow_symlinks=True):
        return os.path.exists(str(self)) if follow_symlinks else os.path.lexists(str(self))

    def is_symlink(self):
        return os.path.islink(str(self))

    def is_mount(self):
        return os.path.ismount(str(self))

    def is_junction(self):
        return False

    def _has_format(self, wanted):
        try:
            return self.stat().st_mode & 0o170000 == wanted
        except (OSError, ValueError):
            return False

    def is_socket(self):
        return self._has_format(0o140000)

    def is_fifo(self):
        return self._has_format(0o010000)

    def is_block_device(self):
        return self._has_format(0o060000)

    def is_char_device(self):
        return self._has_format(0o020000)

    def is_file(self):
        return os.path.isfile(str(self))

    def is_dir(self):
        return os.path.isdir(str(self))

    def absolute(self):
        return self if self.is_absolute() else self.__class__(os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return self.with_segments(os.path.realpath(str(self)))

    def expanduser(self):
        return self.__class__(os.path.expanduser(str(self)))

    def iterdir(self):
        for name in os.listdir(str(self)):
            yield self / name

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        for place, directories, files in os.walk(str(self), top_down, on_error, follow_symlinks):
            yield self.with_segments(place), directories, files

    def _walk(self):
        yield self
        for child in sorted(self.iterdir()):
            if child.is_dir():
                yield from child._walk()

    def glob(self, pattern):
        import fnmatch

        patterns = pattern.split("/")

        def select(path, rest):
            if not rest:
                yield path
                return
            first, *more = rest
            if first == "**":
                for inner in path._walk():
                    yield from select(inner, more)
            elif path.is_dir():
                for child in sorted(path.iterdir()):
                    if fnmatch.fnmatchcase(child.name, first) and (not more or child.is_dir()):
                        yield from select(child, more)

        yield from select(self, patterns)

    def rglob(self, pattern):
        return self.glob("**/" + pattern)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with open(str(self), encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with open(str(self), "rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with open(str(self), "w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with open(str(self), "wb") as file:
            return file.write(data)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, str(self))

    def hardlink_to(self, target):
        os.link(target, str(self))

    def readlink(self):
        return self.with_segments(os.readlink(str(self)))

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists() and not exist_ok:
            raise FileExistsError(17, "File exists", str(self))
        with open(str(self), "a"):
            pass
        os.utime(str(self))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if parents:
            os.makedirs(str(self), exist_ok=exist_ok)
        elif not (exist_ok and self.is_dir()):
            os.mkdir(str(self))

    def rmdir(self):
        os.rmdir(str(self))

    def unlink(self, missing_ok=False):
        try:
            os.remove(str(self))
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(str(self), str(target))
        return self.__class__(target)

    replace = rename

    def samefile(self, other):
        other = os.stat(os.fspath(other))
        own = self.stat()
        return (own.st_ino, own.st_dev) == (other.st_ino, other.st_dev)


class PosixPath(Path, PurePosixPath):
    pass
