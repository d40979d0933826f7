"""Finding modules without importing them, and importing them from where they are."""

import _imp
import sys
from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader
from types import ModuleType


def resolve_name(name, package):
    level = len(name) - len(name.lstrip("."))
    if not level:
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def _find(name):
    parent, _, _ = name.rpartition(".")
    path = None
    if parent:
        path = getattr(__import__(parent, fromlist=["__path__"]), "__path__", None)
        if path is None and name not in sys.modules:
            return None
    found = _imp.find(name, path)
    if found is None:
        return None
    file, directories = found
    if file is not None:
        return spec_from_file_location(name, file, submodule_search_locations=directories)
    if directories is not None:
        spec = ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = directories
        return spec
    return ModuleSpec(name, BuiltinImporter, origin="built-in")


def find_spec(name, package=None):
    return _find(resolve_name(name, package))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    location = None if location is None else str(location)
    if loader is None:
        if location is None or not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec.has_location = location is not None
    spec.submodule_search_locations = submodule_search_locations
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    if origin is None and hasattr(loader, "get_filename"):
        return spec_from_file_location(name, loader.get_filename(name), loader=loader)
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    module = spec.loader.create_module(spec) if spec.loader is not None else None
    if module is None:
        module = ModuleType(spec.name)
        module.__spec__ = spec
        module.__loader__ = spec.loader
        module.__package__ = spec.parent
        if spec.has_location:
            module.__file__ = spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
    return module
