"""Modules in archives are not found: each function says so when it is called."""


class ZipImportError(ImportError):
    """What would be wrong with an archive."""


class zipimporter:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("zipimport.zipimporter is not supported: modules are not read from archives")
