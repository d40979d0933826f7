"""What `-m doctest` does: the examples in files of text, and in those of modules, which are imported."""

import doctest
import os
import sys

arguments = sys.argv[1:]
verbose = "-v" in arguments
for path in [argument for argument in arguments if not argument.startswith("-")]:
    if path.endswith(".py"):
        directory, name = os.path.split(path)
        sys.path.insert(0, directory)
        module = __import__(name[:-3])
        del sys.path[0]
        failures, _ = doctest.testmod(module, verbose=verbose)
    else:
        failures, _ = doctest.testfile(path, module_relative=False, verbose=verbose)
    if failures:
        sys.exit(1)
