"""What the program runs on."""

import sys


def system():
    return "Linux"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return "Updraft"


def node():
    return ""


def machine():
    return ""


def processor():
    return ""


def release():
    return ""


def version():
    return ""


def platform(aliased=False, terse=False):
    return "Linux"


def architecture(executable="", bits="", linkage=""):
    return bits or ("64bit" if sys.maxsize > 2**32 else "32bit"), linkage or "ELF"


def uname():
    from collections import namedtuple

    kind = namedtuple("uname_result", "system node release version machine", module="platform")
    return kind(system(), node(), release(), version(), machine())


def python_compiler():
    return "Rust"


def python_build():
    return "main", ""
