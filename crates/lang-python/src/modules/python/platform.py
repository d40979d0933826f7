"""What the program runs on."""

import os
import sys


def _kernel(name):
    """What the kernel says of itself; nothing where files may not be read."""
    try:
        with open(f"/proc/sys/kernel/{name}") as file:
            return file.read().strip()
    except OSError:
        return ""


def system():
    return "Linux"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "Updraft"


def node():
    return _kernel("hostname")


def machine():
    return os._machine


def processor():
    return ""


def release():
    return _kernel("osrelease")


def version():
    return _kernel("version")


def platform(aliased=False, terse=False):
    parts = [system(), release()] if terse else [system(), release(), machine()]
    return "-".join([part for part in parts if part])


def architecture(executable="", bits="", linkage=""):
    return bits or ("64bit" if sys.maxsize > 2**32 else "32bit"), linkage or "ELF"


def uname():
    from collections import namedtuple

    kind = namedtuple("uname_result", "system node release version machine processor", module="platform")
    return kind(system(), node(), release(), version(), machine(), processor())


def python_compiler():
    return "Rust"


def python_build():
    return "main", ""
