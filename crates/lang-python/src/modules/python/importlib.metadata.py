"""What is known of installed packages: what lies beside them in `sys.path`."""

import os
import re
import sys

__all__ = [
    "Distribution", "EntryPoint", "PackageNotFoundError", "distribution", "distributions", "entry_points", "files",
    "metadata", "packages_distributions", "requires", "version",
]


class PackageNotFoundError(ModuleNotFoundError):
    """A package is not installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class Metadata:
    """The fields of a package, each once or several times."""

    def __init__(self, text):
        head, _, self._body = text.replace("\r\n", "\n").partition("\n\n")
        self._fields = []
        for line in head.split("\n"):
            if line[:1].isspace() and self._fields:
                self._fields[-1][1] += "\n" + line
            elif ":" in line:
                name, _, value = line.partition(":")
                self._fields.append([name, value.strip()])

    def get_all(self, name, failobj=None):
        found = [value for known, value in self._fields if known.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        found = self.get_all(name)
        return found[0] if found else failobj

    __getitem__ = get

    def __contains__(self, name):
        return self.get_all(name) is not None

    def keys(self):
        return [name for name, _ in self._fields]

    __iter__ = lambda self: iter(self.keys())


class EntryPoint:
    """A name that a package offers, and what it stands for."""

    def __init__(self, name, value, group):
        self.name, self.value, self.group = name, value, group

    @property
    def module(self):
        return self.value.partition(":")[0].strip()

    @property
    def attr(self):
        return self.value.partition(":")[2].partition("[")[0].strip()

    def load(self):
        from importlib import import_module

        made = import_module(self.module)
        for part in filter(None, self.attr.split(".")):
            made = getattr(made, part)
        return made

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    """Entry points, to choose from."""

    def select(self, **wanted):
        return EntryPoints(
            point for point in self if all(getattr(point, key) == value for key, value in wanted.items())
        )

    def __getitem__(self, name):
        for point in self:
            if point.name == name:
                return point
        raise KeyError(name)

    @property
    def names(self):
        return {point.name for point in self}

    @property
    def groups(self):
        return {point.group for point in self}


def _normalized(name):
    return re.sub(r"[-_.]+", "_", name).lower()


class Distribution:
    """An installed package, by the directory of what is known of it."""

    def __init__(self, path):
        self._path = path

    def read_text(self, filename):
        try:
            with open(os.path.join(self._path, filename), encoding="utf-8") as file:
                return file.read()
        except OSError:
            return None

    @property
    def metadata(self):
        return Metadata(self.read_text("METADATA") or self.read_text("PKG-INFO") or "")

    @property
    def name(self):
        return self.metadata["Name"]

    @property
    def version(self):
        return self.metadata["Version"]

    @property
    def requires(self):
        return self.metadata.get_all("Requires-Dist")

    @property
    def entry_points(self):
        points, group = [], None
        for line in (self.read_text("entry_points.txt") or "").splitlines():
            line = line.strip()
            if line.startswith("["):
                group = line.strip("[]")
            elif "=" in line and not line.startswith("#"):
                name, _, value = line.partition("=")
                points.append(EntryPoint(name.strip(), value.strip(), group))
        return EntryPoints(points)

    @property
    def files(self):
        import pathlib

        text = self.read_text("RECORD")
        return None if text is None else [pathlib.PurePosixPath(line.split(",")[0]) for line in text.splitlines()]

    @classmethod
    def from_name(cls, name):
        return distribution(name)


def distributions(*, name=None, path=None, **context):
    for directory in sys.path if path is None else path:
        try:
            entries = sorted(os.listdir(directory or "."))
        except OSError:
            continue
        for entry in entries:
            base, _, kind = entry.rpartition(".")
            if kind not in ("dist-info", "egg-info"):
                continue
            if name is None or _normalized(base.partition("-")[0]) == _normalized(name):
                yield Distribution(os.path.join(directory, entry))


def distribution(distribution_name):
    for found in distributions(name=distribution_name):
        return found
    raise PackageNotFoundError(distribution_name)


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def version(distribution_name):
    return distribution(distribution_name).version


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**params):
    points = EntryPoints(point for found in distributions() for point in found.entry_points)
    return points.select(**params)


def packages_distributions():
    known = {}
    for found in distributions():
        for file in found.files or ():
            if file.suffix == ".py" and len(file.parts) < 3:
                packages = known.setdefault(file.parts[0].removesuffix(".py"), [])
                if found.name not in packages:
                    packages.append(found.name)
    return known
