"""Records the names of CPython 3.12, which `table.py` compares with: `python3.12 record.py > names.txt`."""

import importlib
import sys
import types
import warnings

# Of no use to a program on another machine, for a window system, or about CPython itself.
LEFT_OUT = {
    "antigravity", "this", "idlelib", "turtledemo", "turtle", "tkinter", "lib2to3", "ensurepip", "venv", "distutils",
    "msilib", "msvcrt", "nt", "ntpath", "nturl2path", "winreg", "winsound", "zipimport", "pydoc_data", "test",
    "symtable", "pyclbr", "pickletools", "dis", "opcode", "compileall", "py_compile", "tabnanny", "curses", "ossaudiodev",
    "spwd", "crypt", "nis", "audioop", "aifc", "cgi", "cgitb", "chunk", "imghdr", "mailcap", "nntplib", "pipes", "sndhdr",
    "sunau", "telnetlib", "uu", "xdrlib", "genericpath", "posixpath", "posix", "sre_compile", "sre_constants", "sre_parse",
    "pydoc", "pdb", "bdb", "trace", "tracemalloc", "faulthandler", "cProfile", "profile", "pstats", "modulefinder",
    "runpy", "site", "sysconfig", "rlcompleter", "readline", "pty", "tty", "termios", "resource", "syslog", "pwd", "grp",
    "fcntl", "mmap", "dbm", "ctypes",
}
SUBMODULES = ["collections.abc", "concurrent.futures", "importlib.util", "importlib.machinery", "os.path", "urllib.parse",
              "xml.etree.ElementTree", "html.parser", "json.decoder", "json.encoder", "email.message", "unittest.mock",
              "logging.handlers", "multiprocessing.pool"]
TYPES = [object, type, int, bool, float, complex, str, bytes, bytearray, memoryview, tuple, list, dict, set, frozenset,
         range, slice, property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed,
         BaseException, OSError, ImportError, SyntaxError, StopIteration, BaseExceptionGroup,
         types.FunctionType, types.MethodType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType,
         types.ModuleType, types.MappingProxyType, types.CodeType, types.TracebackType, types.FrameType]


def public(module):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in dir(module) if not name.startswith("_")]
        names = [name for name in names if not isinstance(getattr(module, name, None), types.ModuleType)]
    return sorted(set(names))


def main():
    warnings.simplefilter("ignore")
    print("builtins:", *sorted(name for name in dir(__builtins__) if not name.startswith("_") or name == "__import__"))
    for cls in TYPES:
        print(f"type {cls.__name__}:", *sorted(name for name in dir(cls)))
    known = sorted(name for name in sys.stdlib_module_names if not name.startswith("_"))
    for name in sorted([*known, *SUBMODULES]):
        if name in LEFT_OUT:
            continue
        try:
            module = importlib.import_module(name)
        except ImportError:
            print(f"could not import {name}", file=sys.stderr)
            continue
        print(f"module {name}:", *public(module))


main()
