"""Regular expressions."""

import _re
from _re import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
    "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
    "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]


class error(Exception):
    """What is wrong with a pattern, and where."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


PatternError = error
_re.set_error(error)

_FLAG_NAMES = {
    256: "ASCII", 2: "IGNORECASE", 4: "LOCALE", 32: "UNICODE", 8: "MULTILINE", 16: "DOTALL", 64: "VERBOSE", 128: "DEBUG"
}


class RegexFlag(int):
    """Flags of patterns: integers that are shown by their names."""

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        names = [name for bit, name in _FLAG_NAMES.items() if self & bit]
        return "|".join(names) if names else None

    def __or__(self, other):
        return RegexFlag(int(self) | int(other))

    __ror__ = __or__

    def __and__(self, other):
        return RegexFlag(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other))

    __rxor__ = __xor__

    def __invert__(self):
        return RegexFlag(~int(self) & 0x1FF)

    def __repr__(self):
        if not self:
            return "re.NOFLAG"
        return "|".join("re." + name for bit, name in _FLAG_NAMES.items() if int(self) & bit)

    def __str__(self):
        return repr(self)


A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
T = TEMPLATE = RegexFlag(1)
NOFLAG = RegexFlag(0)

# By type too, since `1 == True` and a string never equals bytes but an instance of a class of its own may.
_compiled = {}


def _pattern_of(pattern, flags):
    flags = int(flags)
    key = type(pattern), pattern, flags
    known = _compiled.get(key)
    if known is None:
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError("cannot process flags argument with a compiled pattern")
            return pattern
        known = _compiled[key] = _re.compile(pattern, flags & ~128)
    return known


def compile(pattern, flags=0):
    return _pattern_of(pattern, flags)


def purge():
    _compiled.clear()


def match(pattern, string, flags=0):
    return _pattern_of(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _pattern_of(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _pattern_of(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return _pattern_of(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _pattern_of(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return _pattern_of(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return _pattern_of(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _pattern_of(pattern, flags).finditer(string)


_SPECIAL = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Takes a text apart by a list of patterns, each with what is made of its matches."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._rules = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result = []
        at = 0
        while True:
            for pattern, action in self._rules:
                self.match = pattern.match(string, at)
                if self.match is not None:
                    break
            else:
                break
            end = self.match.end()
            if end == at:
                break
            if callable(action):
                action = action(self, self.match.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]


class _PatternScanner:
    """Finds the matches of a pattern one after the other."""

    def __init__(self, pattern, string, pos=0, endpos=None):
        self.pattern = pattern
        self._string = string
        self._end = len(string) if endpos is None else min(max(endpos, 0), len(string))
        self._at = max(pos, 0)
        # Behind an empty match the next one must not be empty.
        self._must_advance = False

    def match(self):
        return self._noted(self.pattern.match(self._string, self._at, self._end))

    def search(self):
        found = self.pattern.search(self._string, self._at, self._end)
        if found is not None and self._must_advance and found.end() == self._at:
            found = self.pattern.search(self._string, self._at + 1, self._end) if self._at < self._end else None
        return self._noted(found)

    def _noted(self, found):
        if found is None or self._must_advance and found.end() == self._at:
            self._at = self._end + 1
            return None
        self._must_advance = found.end() == found.start()
        self._at = found.end()
        return found
