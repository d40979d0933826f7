"""Modules in archives are not found: each function says so when it is called."""

from _refused import classes as _classes

_REASON = "modules are not read from archives"

zipimporter, = _classes("zipimport", _REASON, "zipimporter")


class ZipImportError(ImportError):
    """What would be wrong with an archive."""
