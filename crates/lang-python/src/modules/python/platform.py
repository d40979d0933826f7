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
