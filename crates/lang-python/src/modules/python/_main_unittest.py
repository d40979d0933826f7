"""What `-m unittest` does: the tests that the command line names, or those below the current directory."""

import sys

import unittest

sys.argv[0] = "python -m unittest"
unittest.main(module=None)
