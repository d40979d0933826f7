"""What a regular expression says of itself without being compiled."""

import _re
from re import error
from re._constants import MAXGROUPS, MAXREPEAT

MAXWIDTH = (1 << 63) - 1


class SubPattern:
    """A pattern that was read."""

    def __init__(self, pattern, flags):
        self._width = _re.width(pattern, int(flags))

    def getwidth(self):
        """The fewest and the most characters of a match."""
        return self._width


def parse(str, flags=0, state=None):
    return SubPattern(str, flags)
