"""Writes what of Python runs, from `names.txt` and `features.txt` beside this file: the source of docs/python.md."""

import importlib
import sys
import types

HEAD = """\
# Python: what runs

Updraft runs programs written for CPython 3.12. This page is written by `tests/python-table/table.py`, which tries
everything on it; a test fails when it is out of date, and `BLESS=1 cargo test -p cli --test python_table` rewrites it.
The names are those of CPython 3.12.1 (`tests/python-table/record.py`).

## What is different on purpose

- Objects are freed by a collector, not by counting references: `__del__` and the ends of generators that nobody finishes
  do not come at once, if at all. Use `with` for what must be closed.
- There is one thread. `asyncio` has tasks, timers, locks and queues, but no sockets and processes. Threads, and processes of
  `multiprocessing`, are calls that run to their end when they are started, in the memory of the program.
- A program whose text asks for frames (`sys._getframe`, `gi_frame`, `inspect.stack`, `%(lineno)d` of `logging`) is
  interpreted, since compiled code has none.
- A coroutine that is never awaited is not warned of.
- Floats have no identity: a NaN is itself (`x in [x]`), and so is every other NaN that has the same bits.
- `gc.collect` gives 0: nobody counts what it frees. `__doc__` of what is builtin is worded differently.
- `os.open` and its like know descriptors of files that `os` has opened, and of the three streams.
- Modules in C of other people cannot be loaded.
- `sys.getrefcount`, `ctypes` and what else is about CPython's own memory does not exist.
"""

TYPES = {
    "FunctionType": types.FunctionType,
    "function": types.FunctionType,
    "method": types.MethodType,
    "generator": types.GeneratorType,
    "coroutine": types.CoroutineType,
    "async_generator": types.AsyncGeneratorType,
    "module": types.ModuleType,
    "mappingproxy": types.MappingProxyType,
    "code": types.CodeType,
    "traceback": types.TracebackType,
    "frame": getattr(types, "FrameType", None),
}


def read_names(folder):
    with open(f"{folder}/names.txt", encoding="utf-8") as file:
        for line in file:
            title, _, names = line.partition(":")
            kind, _, name = title.partition(" ")
            yield kind, name, names.split()


def read_features(folder):
    with open(f"{folder}/features.txt", encoding="utf-8") as file:
        parts = file.read().split("\n## ")[1:]
    for part in parts:
        title, _, text = part.partition("\n")
        yield title, text


def row(*cells):
    print("|", " | ".join(cells), "|")


def listed(names):
    return " ".join(f"`{name}`" for name in names) if names else ""


def share(names, missing):
    return f"{len(names) - len(missing)} of {len(names)}"


def features(folder):
    print("\n## The language\n")
    row("what", "runs")
    row("---", "---")
    for title, text in read_features(folder):
        try:
            exec(compile(text, title, "exec"), {"__name__": "__main__"})
            result = "yes"
        except Exception as error:
            first = str(error).partition("\n")[0]
            result = f"no: {type(error).__name__}{f' ({first})' if first else ''}"
        row(title, result)


def builtins(known):
    import builtins

    missing = [name for name in known if not hasattr(builtins, name)]
    print(f"\n## Builtin names\n\n{share(known, missing)}", end="")
    print(f"; missing: {listed(missing)}" if missing else ", all of them.")


def members(known):
    print("\n## Types\n")
    row("type", "names", "missing")
    row("---", "---", "---")
    for name, names in known:
        cls = TYPES.get(name) or getattr(__import__("builtins"), name, None)
        missing = [member for member in names if cls is None or not hasattr(cls, member)]
        row(f"`{name}`", share(names, missing), listed(missing))


def modules(known):
    absent = []
    print("\n## Modules\n")
    row("module", "names", "missing")
    row("---", "---", "---")
    for name, names in known:
        try:
            module = importlib.import_module(name)
        except ImportError:
            absent.append(name)
            continue
        missing = [member for member in names if not hasattr(module, member)]
        row(f"`{name}`", share(names, missing), listed(missing))
    print(f"\nNot there ({len(absent)}): {listed(absent)}")


def main():
    folder = sys.argv[1]
    by_kind = {"builtins": [], "type": [], "module": []}
    for kind, name, names in read_names(folder):
        by_kind[kind].append((name, names))
    print(HEAD, end="")
    features(folder)
    builtins(by_kind["builtins"][0][1])
    members(by_kind["type"])
    modules(by_kind["module"])


main()
